package vn.vinhdanh.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    // The reference leaves, roots and proofs of the first implementations of Certificate Transparency.
    private static final List<byte[]> REFERENCE = List.of(
            bytes(""),
            bytes("00"),
            bytes("10"),
            bytes("2021"),
            bytes("3031"),
            bytes("40414243"),
            bytes("5051525354555657"),
            bytes("606162636465666768696a6b6c6d6e6f"));

    private static final List<String> REFERENCE_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_reference_trees_have_the_published_roots() {
        GrowingRoot growing = new GrowingRoot();
        for (int size = 0; size <= 8; size++) {
            MerkleTree.Nodes nodes =
                    new TreeInMemory().append(REFERENCE.subList(0, size)).nodes();
            assertThat(HEX.formatHex(MerkleTree.root(nodes, size))).isEqualTo(REFERENCE_ROOTS.get(size));
            assertThat(HEX.formatHex(growing.root())).isEqualTo(REFERENCE_ROOTS.get(size));
            assertThat(NaiveTree.head(REFERENCE.subList(0, size))).isEqualTo(REFERENCE_ROOTS.get(size));
            if (size < 8) {
                growing.append(TreeHash.leaf(REFERENCE.get(size)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 1 | ''
            0 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
            5 | 8 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            2 | 3 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
            1 | 5 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
            """)
    void the_reference_leaves_have_the_published_audit_paths(int leaf, int size, String path) {
        MerkleTree.Nodes nodes = new TreeInMemory().append(REFERENCE).nodes();
        List<byte[]> found = MerkleTree.inclusion(nodes, leaf, size);
        assertThat(hex(found)).isEqualTo(words(path));
        assertThat(MerkleProof.includes(
                        TreeHash.leaf(REFERENCE.get(leaf)), leaf, size, found, bytes(REFERENCE_ROOTS.get(size))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1 | ''
            1 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
            6 | 8 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            2 | 5 | 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
            6 | 7 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            """)
    void the_reference_trees_have_the_published_consistency_proofs(int earlier, int later, String path) {
        MerkleTree.Nodes nodes = new TreeInMemory().append(REFERENCE).nodes();
        List<byte[]> found = MerkleTree.consistency(nodes, earlier, later);
        assertThat(hex(found)).isEqualTo(words(path));
        assertThat(MerkleProof.extendsTree(
                        earlier, bytes(REFERENCE_ROOTS.get(earlier)), later, bytes(REFERENCE_ROOTS.get(later)), found))
                .isTrue();
    }

    @Test
    void every_proof_of_every_small_tree_is_as_defined_and_checks() {
        int most = 66;
        List<byte[]> entries = entries(most);
        MerkleTree.Nodes nodes = new TreeInMemory().append(entries).nodes();
        List<String> roots = IntStream.rangeClosed(0, most)
                .mapToObj(size -> NaiveTree.head(entries.subList(0, size)))
                .toList();
        for (int size = 1; size <= most; size++) {
            List<byte[]> those = entries.subList(0, size);
            assertThat(HEX.formatHex(MerkleTree.root(nodes, size))).isEqualTo(roots.get(size));
            for (int leaf = 0; leaf < size; leaf++) {
                List<byte[]> path = MerkleTree.inclusion(nodes, leaf, size);
                assertThat(hex(path)).isEqualTo(NaiveTree.path(leaf, those));
                byte[] hash = TreeHash.leaf(entries.get(leaf));
                assertThat(MerkleProof.includes(hash, leaf, size, path, bytes(roots.get(size))))
                        .isTrue();
                assertThat(NaiveTree.rootOf(HEX.formatHex(hash), leaf, size, hex(path)))
                        .isEqualTo(roots.get(size));
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                List<byte[]> path = MerkleTree.consistency(nodes, earlier, size);
                assertThat(hex(path)).isEqualTo(NaiveTree.proof(earlier, those));
                assertThat(MerkleProof.extendsTree(
                                earlier, bytes(roots.get(earlier)), size, bytes(roots.get(size)), path))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 511, 512, 4_097, 65_535, 65_536, 66_000})
    void trees_over_the_edges_of_tiles_are_as_defined_however_they_grew(int size) {
        Random random = new Random(size);
        List<byte[]> entries = entries(size);
        TreeInMemory tree = new TreeInMemory();
        GrowingRoot growing = new GrowingRoot();
        for (int from = 0; from < size; ) {
            int to = Math.min(size, from + 1 + random.nextInt(Math.max(1, size / 5)));
            tree.append(entries.subList(from, to));
            from = to;
        }
        entries.forEach(entry -> growing.append(TreeHash.leaf(entry)));
        MerkleTree.Nodes nodes = tree.nodes();
        String root = NaiveTree.head(entries);
        assertThat(HEX.formatHex(MerkleTree.root(nodes, size))).isEqualTo(root);
        assertThat(HEX.formatHex(growing.root())).isEqualTo(root);
        int looks = size < 5_000 ? 8 : 2; // the definition hashes the whole tree for each
        for (int i = 0; i < looks; i++) {
            int leaf = random.nextInt(size);
            assertThat(hex(MerkleTree.inclusion(nodes, leaf, size))).isEqualTo(NaiveTree.path(leaf, entries));
            int earlier = 1 + random.nextInt(size);
            assertThat(hex(MerkleTree.consistency(nodes, earlier, size))).isEqualTo(NaiveTree.proof(earlier, entries));
        }
    }

    @Test
    void a_proof_with_anything_changed_does_not_check() {
        List<byte[]> entries = entries(21);
        MerkleTree.Nodes nodes = new TreeInMemory().append(entries).nodes();
        byte[] root = MerkleTree.root(nodes, 21);
        for (int leaf = 0; leaf < 21; leaf++) {
            byte[] hash = TreeHash.leaf(entries.get(leaf));
            List<byte[]> path = MerkleTree.inclusion(nodes, leaf, 21);
            for (List<byte[]> other : damaged(path)) {
                assertThat(MerkleProof.includes(hash, leaf, 21, other, root)).isFalse();
            }
            assertThat(MerkleProof.includes(hash, (leaf + 1) % 21, 21, path, root))
                    .isFalse();
            assertThat(MerkleProof.includes(flipped(hash), leaf, 21, path, root))
                    .isFalse();
            assertThat(MerkleProof.includes(hash, leaf, 21, path, flipped(root)))
                    .isFalse();
        }
        for (int earlier = 1; earlier < 21; earlier++) {
            byte[] before = MerkleTree.root(nodes, earlier);
            List<byte[]> path = MerkleTree.consistency(nodes, earlier, 21);
            for (List<byte[]> other : damaged(path)) {
                assertThat(MerkleProof.extendsTree(earlier, before, 21, root, other))
                        .isFalse();
            }
            assertThat(MerkleProof.extendsTree(earlier, flipped(before), 21, root, path))
                    .isFalse();
            assertThat(MerkleProof.extendsTree(earlier, before, 21, flipped(root), path))
                    .isFalse();
        }
        assertThat(MerkleProof.extendsTree(21, root, 21, root, List.of())).isTrue();
        assertThat(MerkleProof.extendsTree(21, root, 21, root, List.of(root))).isFalse();
        assertThat(MerkleProof.extendsTree(22, root, 21, root, List.of())).isFalse();
        assertThat(MerkleProof.extendsTree(0, root, 21, root, List.of())).isFalse();
    }

    @Test
    void what_a_tree_does_not_have_is_not_proved() {
        MerkleTree.Nodes nodes = new TreeInMemory().append(REFERENCE).nodes();
        assertThatThrownBy(() -> MerkleTree.inclusion(nodes, 8, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.inclusion(nodes, -1, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(nodes, 0, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(nodes, 8, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.root(nodes, 16)).isInstanceOf(IllegalStateException.class);
    }

    private static List<List<byte[]>> damaged(List<byte[]> path) {
        List<List<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> changed = new ArrayList<>(path);
            changed.set(i, flipped(path.get(i)));
            all.add(changed);
            List<byte[]> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
            List<byte[]> longer = new ArrayList<>(path);
            longer.add(i, path.get(i));
            all.add(longer);
        }
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(new byte[32]);
        all.add(longer);
        return all;
    }

    private static byte[] flipped(byte[] hash) {
        byte[] other = hash.clone();
        other[17] ^= 4;
        return other;
    }

    private static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("entry " + i * 31).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" "));
    }

    private static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }
}

package vn.vinhdanh.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final SealKey KEY = SealKey.of("vinhdanh.test/log", bytes(7));
    private static final SealKey WITNESS = SealKey.of("witness.test", bytes(8));
    private static final Checkpoint CHECKPOINT = new Checkpoint("vinhdanh.test/log", 42, TreeHash.ofNothing());

    @Test
    void the_published_example_checks_by_the_published_key() {
        VerifierKey key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.parse("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """);
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(key).hasToString("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote other = new SignedNote("This is another message.\n", note.signatures());
        assertThat(other.isSignedBy(List.of(key))).isFalse();
    }

    @Test
    void the_published_checkpoint_is_read() {
        String published = """
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """;
        SignedNote note = SignedNote.parse(published);
        Checkpoint checkpoint = Checkpoint.of(note);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note).hasToString(published);
    }

    @Test
    void a_key_of_the_standard_signs_as_the_standard_says() {
        // RFC 8032, section 7.1, test 1
        SealKey key = SealKey.of(
                "rfc", HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(key.verifier().toString().split("\\+", 3)[2])
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex("01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")));
        assertThat(HexFormat.of().formatHex(key.sign("").bytes()))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void a_checkpoint_is_signed_and_co_signed() {
        String text = CHECKPOINT.text();
        SignedNote note = new SignedNote(text, List.of(KEY.sign(text), WITNESS.cosign(CHECKPOINT, 1_700_000_000)));
        SignedNote read = SignedNote.parse(note.toString());
        assertThat(read).isEqualTo(note);
        assertThat(read.isSignedBy(List.of(KEY.verifier()))).isTrue();
        assertThat(read.isSignedBy(List.of(WITNESS.cosigner()))).isTrue();
        assertThat(VerifierKey.parse(WITNESS.cosigner().toString())).isEqualTo(WITNESS.cosigner());
        assertThat(read.isSignedBy(List.of(WITNESS.verifier())))
                .as("a plain key is another than a co-signer's")
                .isFalse();
    }

    @Test
    void a_wrong_signature_in_a_known_name_spoils_the_note() {
        String text = CHECKPOINT.text();
        NoteSignature forged = new NoteSignature(
                KEY.verifier().name(), KEY.verifier().id(), WITNESS.sign(text).bytes());
        SignedNote note = new SignedNote(text, List.of(WITNESS.sign(text), forged));
        assertThat(note.isSignedBy(List.of(KEY.verifier()))).isFalse();
        assertThat(note.isSignedBy(List.of(WITNESS.verifier(), KEY.verifier()))).isFalse();
        assertThat(note.isSignedBy(List.of(WITNESS.verifier()))).isTrue();
        assertThat(note.isSignedBy(List.of())).isFalse();
    }

    @Test
    void a_co_signature_holds_for_its_time_and_its_checkpoint() {
        NoteSignature signature = WITNESS.cosign(CHECKPOINT, 1_700_000_000);
        assertThat(WITNESS.cosigner().verifies(CHECKPOINT.text(), signature)).isTrue();
        byte[] later = signature.bytes();
        later[7]++;
        assertThat(WITNESS.cosigner()
                        .verifies(CHECKPOINT.text(), new NoteSignature(signature.name(), signature.keyId(), later)))
                .isFalse();
        Checkpoint other = new Checkpoint(CHECKPOINT.origin(), 43, CHECKPOINT.root());
        assertThat(WITNESS.cosigner().verifies(other.text(), signature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\n- name AAAAAAAAAAAA\n",
                "text\n\n— na+me AAAAAAAAAAAA\n",
                "text\n\n—  AAAAAAAAAAAA\n",
                "text\n\n— name AAAAAAAAAAAA",
                "text\n\n— name AAAAAAAA*AAA\n",
                "te\txt\n\n— name AAAAAAAAAAAA\n"
            })
    void anything_else_is_no_signed_note(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n1\n",
                "origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS\n",
                "origin\n9999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
            })
    void anything_else_is_no_checkpoint(String text) {
        SignedNote note = new SignedNote(text, List.of(KEY.sign(text)));
        assertThatThrownBy(() -> Checkpoint.of(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lines_of_later_versions_stay_in_the_signed_text() {
        String text = CHECKPOINT.text() + "extension of later days\n";
        SignedNote note = SignedNote.parse(new SignedNote(text, List.of(KEY.sign(text))).toString());
        assertThat(Checkpoint.of(note)).isEqualTo(CHECKPOINT);
        assertThat(note.isSignedBy(List.of(KEY.verifier()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
                "example.com/foo+530d903a+"
            })
    void anything_else_is_no_key(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signatures_of_nobody_we_know_are_left_alone() {
        String text = CHECKPOINT.text();
        List<NoteSignature> signatures = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            signatures.add(SealKey.of("unknown-" + i, bytes(i)).sign(text));
        }
        signatures.add(KEY.sign(text));
        assertThat(SignedNote.parse(new SignedNote(text, signatures).toString()).isSignedBy(List.of(KEY.verifier())))
                .isTrue();
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[32];
        bytes[3] = (byte) seed;
        return bytes;
    }
}

package vn.vinhdanh.eventstore.sealing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a piece of the tree as C2SP's tlog-tiles do: up to 256 consecutive hashes of one level, each of which stands for
 * 256 of the level below; or, instead of hashes, the entries of those leaves.
 *
 * @param level 0 for leaves; {@value #ENTRIES} for entries
 * @param index counts the tiles of the level
 * @param width how many hashes it has; fewer than 256 only at the right edge of a tree
 */
public record Tile(int level, long index, int width) {

    /** How many hashes a full tile has. */
    public static final int WIDTH = 256;

    /** Stands for a level: a bundle of entries. */
    public static final int ENTRIES = -1;

    /** How many levels of the tree one tile bridges. */
    static final int HEIGHT = 8;

    private static final int HIGHEST_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("There is no tile " + level + "/" + index + " of width " + width);
        }
    }

    /**
     * Reads what follows {@code /tile/} in an address.
     *
     * @return empty where it is not spelled as it must be: there is one spelling for each tile
     */
    public static Optional<Tile> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        long index = Long.parseLong(parts.group(2).replaceAll("[x/]", ""));
        int width = parts.group(3) == null ? WIDTH : Integer.parseInt(parts.group(3));
        if (level > HIGHEST_LEVEL || parts.group(3) != null && width >= WIDTH) {
            return Optional.empty();
        }
        Tile tile = new Tile(level, index, width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** What follows {@code /tile/} in its address. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        path.insert(0, (level == ENTRIES ? "entries" : Integer.toString(level)) + "/");
        return width == WIDTH ? path.toString() : path + ".p/" + width;
    }

    /** The first leaf that it covers. */
    public long firstLeaf() {
        return index << HEIGHT * (Math.max(level, 0) + 1);
    }

    /** How many hashes a level of a tree has. */
    static long count(int level, long size) {
        int shift = HEIGHT * Math.max(level, 0);
        return shift >= Long.SIZE ? 0 : size >>> shift;
    }

    /** Whether a tree of that size has as much as this. */
    public boolean isIn(long size) {
        return index <= Long.MAX_VALUE >>> HEIGHT && index * WIDTH + width <= count(level, size);
    }
}

package dev.countersign.evidence.compare;

import java.util.ArrayList;
import java.util.List;

/** Compares texts line by line: the longest common subsequence stays, the rest was removed or added. */
final class LineComparer {

    /** Beyond that many pairs of lines the texts are given as removed and added as a whole. */
    private static final long MOST_PAIRS = 4_000_000;

    private LineComparer() {}

    static List<TextLine> compare(String from, String to) {
        List<String> older = from.lines().toList();
        List<String> newer = to.lines().toList();
        List<TextLine> lines = new ArrayList<>();
        if ((long) older.size() * newer.size() > MOST_PAIRS) {
            older.forEach(line -> lines.add(new TextLine(Change.REMOVED, line)));
            newer.forEach(line -> lines.add(new TextLine(Change.ADDED, line)));
            return lines;
        }
        int[][] common = common(older, newer);
        int i = 0;
        int j = 0;
        while (i < older.size() || j < newer.size()) {
            if (i < older.size() && j < newer.size() && older.get(i).equals(newer.get(j))) {
                lines.add(new TextLine(Change.SAME, older.get(i)));
                i++;
                j++;
            } else if (j == newer.size() || (i < older.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new TextLine(Change.REMOVED, older.get(i++)));
            } else {
                lines.add(new TextLine(Change.ADDED, newer.get(j++)));
            }
        }
        return lines;
    }

    private static int[][] common(List<String> older, List<String> newer) {
        int[][] common = new int[older.size() + 1][newer.size() + 1];
        for (int i = older.size() - 1; i >= 0; i--) {
            for (int j = newer.size() - 1; j >= 0; j--) {
                common[i][j] = older.get(i).equals(newer.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}

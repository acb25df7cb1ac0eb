package vn.vinhdanh.access.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/** The files inside a workbook, as far as the first sheet needs them, and all of them together no larger than they may be. */
final class XlsxParts {

    /** Many times what the largest honest table takes, and little enough to be kept in memory. */
    static final long MAX_INFLATED = 48L << 20;

    private static final String OFFICE_DOCUMENT = "/officeDocument";
    private static final String WORKSHEET = "/worksheet";

    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private long left = MAX_INFLATED;
    private String folder = "";
    private Map<String, Target> related = Map.of();

    XlsxParts(ZipFile zip) {
        this.zip = zip;
    }

    /** @param from1904 whether its days are counted from 1904, as old Macintoshes did */
    record Workbook(String firstSheet, boolean from1904) {}

    private record Target(String type, String path) {}

    interface Content {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    Workbook workbook() throws IOException, XMLStreamException {
        String path = relations("_rels/.rels", "").values().stream()
                .filter(target -> target.type().endsWith(OFFICE_DOCUMENT))
                .map(Target::path)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No workbook"));
        int slash = path.lastIndexOf('/') + 1;
        folder = path.substring(0, slash);
        related = relations(folder + "_rels/" + path.substring(slash) + ".rels", folder);
        List<String> sheets = new ArrayList<>();
        boolean[] from1904 = new boolean[1];
        read(path, xml -> {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    if (xml.getLocalName().equals("sheet")) {
                        Target target = related.get(relation(xml));
                        if (target != null && target.type().endsWith(WORKSHEET)) {
                            sheets.add(target.path());
                        }
                    } else if (xml.getLocalName().equals("workbookPr")) {
                        String date1904 = xml.getAttributeValue(null, "date1904");
                        from1904[0] = "1".equals(date1904) || "true".equals(date1904);
                    }
                }
            }
        });
        if (sheets.isEmpty()) {
            throw new IllegalArgumentException("No sheet");
        }
        return new Workbook(sheets.get(0), from1904[0]);
    }

    /** The texts that cells share; none where the workbook keeps none. */
    List<String> strings() throws IOException, XMLStreamException {
        List<String> strings = new ArrayList<>();
        String path = related("/sharedStrings");
        if (path != null) {
            read(path, xml -> {
                while (next(xml, "si", "sst")) {
                    strings.add(text(xml, "si"));
                }
            });
        }
        return strings;
    }

    XlsxNumbers numbers(boolean from1904) throws IOException, XMLStreamException {
        Map<Integer, String> codes = new HashMap<>();
        List<Integer> formats = new ArrayList<>();
        String path = related("/styles");
        if (path != null) {
            read(path, xml -> {
                boolean ofCells = false;
                while (xml.hasNext()) {
                    int event = xml.next();
                    if (event == XMLStreamReader.START_ELEMENT) {
                        switch (xml.getLocalName()) {
                            case "numFmt" -> {
                                String code = xml.getAttributeValue(null, "formatCode");
                                codes.put(number(xml.getAttributeValue(null, "numFmtId")), code == null ? "" : code);
                            }
                            case "cellXfs" -> ofCells = true;
                            case "xf" -> {
                                if (ofCells) {
                                    formats.add(number(xml.getAttributeValue(null, "numFmtId")));
                                }
                            }
                            default -> {}
                        }
                    } else if (event == XMLStreamReader.END_ELEMENT
                            && xml.getLocalName().equals("cellXfs")) {
                        ofCells = false;
                    }
                }
            });
        }
        return new XlsxNumbers(formats, codes, from1904);
    }

    void read(String path, Content content) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IllegalArgumentException("A part is missing");
        }
        try (InputStream stream = new Bounded(zip.getInputStream(entry))) {
            XMLStreamReader xml = XML.createXMLStreamReader(stream);
            content.read(xml);
            xml.close();
        }
    }

    /** Goes to the next element of a name; false at the end of the one that holds it. */
    static boolean next(XMLStreamReader xml, String element, String holder) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals(element)) {
                return true;
            }
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(holder)) {
                return false;
            }
        }
        return false;
    }

    /** The text of an element in all its pieces, without how it is to be pronounced. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean pronounced = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    pronounced = true;
                } else if (xml.getLocalName().equals("t")) {
                    String piece = xml.getElementText();
                    text.append(pronounced ? "" : piece);
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    pronounced = false;
                } else if (xml.getLocalName().equals(element)) {
                    return text.toString();
                }
            }
        }
    }

    private @Nullable String related(String type) {
        return related.values().stream()
                .filter(target -> target.type().endsWith(type))
                .map(Target::path)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Target> relations(String path, String from) throws IOException, XMLStreamException {
        Map<String, Target> relations = new HashMap<>();
        read(path, xml -> {
            while (next(xml, "Relationship", "Relationships")) {
                String id = xml.getAttributeValue(null, "Id");
                String type = xml.getAttributeValue(null, "Type");
                String target = xml.getAttributeValue(null, "Target");
                if (id != null && type != null && target != null) {
                    relations.put(id, new Target(type, target.startsWith("/") ? target.substring(1) : from + target));
                }
            }
        });
        return relations;
    }

    /** The attribute r:id, in whichever of the two namespaces that standard has had. */
    private static @Nullable String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }

    /** The JDK's own, whatever else is on the class path, and deaf to everything outside of the part. */
    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** A small file can hold a large one; what it grows to counts, over all parts together. */
    private final class Bounded extends FilterInputStream {

        private Bounded(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(count);
            return count;
        }

        private void count(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw Refusal.malformed(Defect.of(
                        "WORKBOOK_TOO_LARGE",
                        "Bảng tính khi giải nén lớn hơn %d MB.".formatted(MAX_INFLATED >> 20),
                        "The workbook grows to more than %d MB when it is unpacked.".formatted(MAX_INFLATED >> 20)));
            }
        }
    }
}

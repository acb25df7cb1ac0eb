package vn.vinhdanh.standalone;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked on the command line. */
record Options(int port, Path dataDir, boolean empty, boolean help) {

    static final String HELP = """
            Vinh Danh: trình, xét duyệt và quyết định khen thưởng / award nominations, reviewed and decided

            ./run [--empty] [--port N] [--data-dir FOLDER] [--help]

              --empty            bắt đầu không có dữ liệu mẫu / start without the demonstration case
              --port N           cổng, mặc định 8080 / port, by default 8080
              --data-dir FOLDER  thư mục dữ liệu, mặc định ./data / data folder, by default ./data
              --help             trang này / this page

            VINHDANH_DEMO_PASSWORD   mật khẩu của các tài khoản mẫu, mặc định "demo" / of the demonstration accounts
            VINHDANH_ADMIN_PASSWORD  mật khẩu của "admin" / of "admin"; without it one is printed once
            """;

    static Options parse(List<String> args) {
        int port = 8080;
        Path dataDir = Path.of("data");
        boolean empty = false;
        boolean help = false;
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            String inline = equals < 0 ? null : arg.substring(equals + 1);
            switch (name) {
                case "--empty" -> empty = true;
                case "--help", "-h" -> help = true;
                case "--port" -> port = port(value(name, inline, rest));
                case "--data-dir" -> dataDir = Path.of(value(name, inline, rest));
                default ->
                    throw new CannotStart(
                            "Không hiểu tham số \"%s\".".formatted(arg),
                            "Unknown option \"%s\"; see --help.".formatted(arg));
            }
        }
        return new Options(port, dataDir.toAbsolutePath().normalize(), empty, help);
    }

    private static String value(String name, @Nullable String inline, Iterator<String> rest) {
        if (inline != null && !inline.isBlank()) {
            return inline;
        }
        if (inline == null && rest.hasNext()) {
            return rest.next();
        }
        throw new CannotStart("Thiếu giá trị sau %s.".formatted(name), "%s needs a value.".formatted(name));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new CannotStart(
                "Cổng phải là số từ 1 đến 65535, không phải \"%s\".".formatted(text),
                "A port is a number from 1 to 65535, not \"%s\".".formatted(text));
    }
}

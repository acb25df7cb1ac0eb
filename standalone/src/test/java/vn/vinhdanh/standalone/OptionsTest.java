package vn.vinhdanh.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void without_options_the_case_is_loaded_into_the_folder_data_on_port_8080() {
        assertThat(Options.parse(List.of()))
                .isEqualTo(new Options(8080, Path.of("data").toAbsolutePath(), false, false));
    }

    @Test
    void every_option_is_understood_in_both_spellings() {
        Options expected = new Options(9000, Path.of("/somewhere"), true, false);
        assertThat(Options.parse(List.of("--empty", "--port", "9000", "--data-dir", "/somewhere")))
                .isEqualTo(expected);
        assertThat(Options.parse(List.of("--data-dir=/somewhere", "--port=9000", "--empty")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, Unknown option \"--prot\"",
        "--port, --port needs a value",
        "--port=0, A port is a number from 1 to 65535",
        "--port=65536, A port is a number from 1 to 65535",
        "--port=http, A port is a number from 1 to 65535",
        "--data-dir=, --data-dir needs a value"
    })
    void what_is_not_understood_is_said(String argument, String sentence) {
        assertThatThrownBy(() -> Options.parse(List.of(argument)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(sentence);
    }
}

package vn.vinhdanh.access.problem;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/** How failures are told, and in which language. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    /** The cookie in which a browser keeps the language that its user chose. */
    public static final String LANGUAGE = "VINHDANH_LANGUAGE";

    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver locales = new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                Cookie chosen = WebUtils.getCookie(request, LANGUAGE);
                if (chosen != null) {
                    return "en".equals(chosen.getValue()) ? Locale.ENGLISH : VIETNAMESE;
                }
                return request.getHeader("Accept-Language") == null ? VIETNAMESE : super.resolveLocale(request);
            }
        };
        locales.setSupportedLocales(List.of(VIETNAMESE, Locale.ENGLISH));
        locales.setDefaultLocale(VIETNAMESE);
        return locales;
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, LocaleResolver locales) {
        return new ProblemWriter(json, locales);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemWriter problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    ProblemErrorController problemErrorController(
            ErrorAttributes attributes,
            ObjectProvider<ErrorViewResolver> views,
            JsonMapper json,
            LocaleResolver locales) {
        return new ProblemErrorController(attributes, views.orderedStream().toList(), json, locales);
    }
}

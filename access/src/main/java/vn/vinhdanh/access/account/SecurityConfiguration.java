package vn.vinhdanh.access.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import vn.vinhdanh.access.AccessProperties;
import vn.vinhdanh.access.problem.ProblemWriter;
import vn.vinhdanh.access.problem.Wants;

/** Who comes in, and how. Whatever is not named here as open needs an account. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "access.spring_session")
public class SecurityConfiguration {

    private static final List<String> OPEN = List.of(
            "/sign-in",
            "/error",
            "/preferences",
            "/public/**",
            "/assets/**",
            "/webjars/**",
            "/favicon.ico",
            "/actuator/health",
            "/actuator/health/**");

    /** Styles and scripts only from our own files: nothing that a name could smuggle into a page is ever run. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; manifest-src 'self'";

    private static final Set<String> SAME_SITE_FETCH = Set.of("none", "same-origin");

    @Bean
    PasswordEncoder passwordEncoder(AccessProperties properties, ObjectProvider<Clock> clock) {
        PasswordEncoder bcrypt = new BCryptPasswordEncoder(properties.bcryptStrength());
        return new RememberingPasswordEncoder(
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", bcrypt)),
                clock.getIfAvailable(Clock::systemUTC),
                properties.rememberBasic());
    }

    @Bean
    @DependsOn("accessMigration")
    Accounts accounts(
            JdbcClient jdbc, PasswordEncoder passwords, ObjectProvider<Clock> clock, AccessProperties properties) {
        return new Accounts(
                jdbc,
                passwords,
                clock.getIfAvailable(Clock::systemUTC),
                properties.maxFailures(),
                properties.lockFor());
    }

    @Bean
    FirstAdministrator firstAdministrator(Accounts accounts, Environment environment) {
        return new FirstAdministrator(
                accounts,
                environment.getProperty("vinhdanh.admin.password"),
                environment.getProperty("vinhdanh.admin.demo", Boolean.class, false));
    }

    /** Found by Spring as the only one there is. Named again in the filter chain, it would check everything twice. */
    @Bean
    AccountAuthentication accountAuthentication(Accounts accounts, PasswordEncoder passwords) {
        return new AccountAuthentication(accounts, passwords);
    }

    @Bean
    Doors doors(ProblemWriter problems) {
        return new Doors(problems);
    }

    @Bean
    StrictHttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        // No database keeps it, and no person writes it.
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("VINHDANH_SESSION");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }

    /** Comes before the repository, and so brings its tables before its cleaning. */
    @Bean
    @DependsOn("accessMigration")
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimeout(AccessProperties properties) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(properties.sessionTimeout());
    }

    @Bean
    LiveSessions liveSessions(SessionRepository<? extends Session> sessions, Accounts accounts) {
        return new LiveSessions(sessions, accounts);
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Accounts accounts,
            Doors doors,
            AccessProperties properties,
            ObjectProvider<PublicPaths> publicPaths) {
        String[] open = Stream.concat(
                        Stream.concat(OPEN.stream(), properties.publicPaths().stream()),
                        publicPaths.stream().flatMap(paths -> paths.patterns().stream()))
                .toArray(String[]::new);
        CookieRequestCache pagesToReturnTo = new CookieRequestCache();
        pagesToReturnTo.setRequestMatcher(request -> "GET".equals(request.getMethod()) && Wants.page(request));
        return http.securityContext(context -> context.securityContextRepository(new SessionAccounts(accounts)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(doors))
                .formLogin(form -> form.loginPage(Doors.SIGN_IN).failureUrl(Doors.SIGN_IN + "?error"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl(Doors.SIGN_IN + "?signed-out"))
                .csrf(csrf -> csrf.ignoringRequestMatchers(signsInItself(), publicApi()))
                .requestCache(cache -> cache.requestCache(pagesToReturnTo))
                .exceptionHandling(
                        denied -> denied.authenticationEntryPoint(doors).accessDeniedHandler(doors))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(
                                referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .crossOriginOpenerPolicy(opener ->
                                opener.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * A request that carries a name and a password of its own needs no token of a form: another site cannot make a
     * browser add them. Except where the browser remembers them, which it then says.
     */
    private static RequestMatcher signsInItself() {
        return request -> {
            String authorization = request.getHeader("Authorization");
            return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6) && isSameSite(request);
        };
    }

    /** What needs no sign-in acts for nobody, so nobody's session can be abused for it. */
    private static RequestMatcher publicApi() {
        return PathPatternRequestMatcher.withDefaults().matcher("/public/api/**");
    }

    private static boolean isSameSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || SAME_SITE_FETCH.contains(site);
    }
}

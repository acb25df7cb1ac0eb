package vn.vinhdanh.access.page;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.webjars.WebJarVersionLocator;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.access.problem.ProblemWriter;
import vn.vinhdanh.regulations.Regulations;

/** What every page is made with. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:pages.properties")
public class PageConfiguration {

    private static final String ICON = "icon/";

    @Bean
    Frame frame(ObjectProvider<OrganisationView> views, JdbcClient jdbc, ObjectProvider<Clock> clock) {
        return new Frame(OrganisationQueries.ofAny(views, jdbc), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Forms forms(ProblemWriter problems) {
        return new Forms(problems);
    }

    @Bean
    Labels labels(ObjectProvider<Regulations> regulations, MessageSource messages) {
        return new Labels(regulations, messages);
    }

    @Bean
    AccountPages accountPages(
            Accounts accounts,
            ObjectProvider<OrganisationView> views,
            JdbcClient jdbc,
            Frame frame,
            Forms forms,
            @Value("${vinhdanh.admin.demo:false}") boolean demonstration) {
        return new AccountPages(accounts, OrganisationQueries.ofAny(views, jdbc), frame, forms, demonstration);
    }

    @Bean
    IDialect bilingual() {
        return new Bilingual();
    }

    /** {@code icon/star} is that icon's drawing itself: a page carries the few that it shows, and no more. */
    @Bean
    ITemplateResolver icons() {
        String folder = "META-INF/resources/webjars/bootstrap-icons/%s/icons/"
                .formatted(new WebJarVersionLocator().version("bootstrap-icons"));
        ClassLoaderTemplateResolver icons = new ClassLoaderTemplateResolver() {
            @Override
            protected ITemplateResource computeTemplateResource(
                    IEngineConfiguration configuration,
                    String ownerTemplate,
                    String template,
                    String resourceName,
                    String characterEncoding,
                    Map<String, Object> attributes) {
                String file = folder + template.substring(ICON.length()) + ".svg";
                return super.computeTemplateResource(
                        configuration, ownerTemplate, template, file, characterEncoding, attributes);
            }
        };
        icons.setResolvablePatterns(Set.of(ICON + "*"));
        icons.setTemplateMode(TemplateMode.HTML);
        icons.setOrder(1);
        return icons;
    }
}

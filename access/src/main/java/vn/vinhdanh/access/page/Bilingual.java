package vn.vinhdanh.access.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.processor.StandardXmlNsTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Templates are written in Vietnamese and say the English beside it: {@code <h1 vd:en="My work">Việc của tôi</h1>}, and
 * {@code vd:en-title} for the attribute {@code title}. So a page reads as its first users see it, and no sentence can
 * lack its other language unseen.
 */
final class Bilingual extends AbstractProcessorDialect {

    private static final String PREFIX = "vd";
    private static final int AFTER_STRUCTURE = 1_250;

    /** Attributes that people read or hear. */
    static final List<String> ATTRIBUTES =
            List.of("placeholder", "title", "aria-label", "alt", "content", "data-label", "label");

    Bilingual() {
        super("Vinh Danh", PREFIX, AFTER_STRUCTURE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        Set<IProcessor> processors = new LinkedHashSet<>();
        processors.add(new EnglishBody());
        ATTRIBUTES.forEach(attribute -> processors.add(new EnglishAttribute(attribute)));
        processors.add(new StandardXmlNsTagProcessor(TemplateMode.HTML, dialectPrefix));
        return processors;
    }

    private static boolean english(ITemplateContext context) {
        return "en".equals(context.getLocale().getLanguage());
    }

    private static final class EnglishBody extends AbstractAttributeTagProcessor {

        EnglishBody() {
            super(TemplateMode.HTML, PREFIX, null, false, "en", true, AFTER_STRUCTURE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String english,
                IElementTagStructureHandler handler) {
            if (english(context)) {
                // As the body of the template would be: its inlined expressions are evaluated and escaped.
                handler.setBody(english, true);
            }
        }
    }

    private static final class EnglishAttribute extends AbstractAttributeTagProcessor {

        private final String attribute;

        EnglishAttribute(String attribute) {
            super(TemplateMode.HTML, PREFIX, null, false, "en-" + attribute, true, AFTER_STRUCTURE, true);
            this.attribute = attribute;
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String english,
                IElementTagStructureHandler handler) {
            if (english(context)) {
                handler.setAttribute(attribute, english);
            }
        }
    }
}

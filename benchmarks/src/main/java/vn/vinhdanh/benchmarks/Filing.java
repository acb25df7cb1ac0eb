package vn.vinhdanh.benchmarks;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A file that is opened and then moves step by step, with as much said in each event as in those of a case. */
abstract class Filing {

    /** How often a file moves after it was opened. */
    static final int MOVES = 7;

    @AggregateIdentifier
    private @Nullable String id;

    private int step;

    record OpenFile(@TargetAggregateIdentifier String id) {}

    record MoveFile(@TargetAggregateIdentifier String id, int step) {}

    @Revision("1")
    record FileOpened(String id, Said said) {}

    @Revision("1")
    record FileMoved(String id, int step, Said said) {}

    /** What makes an event of about 600 bytes. */
    record Said(String body, String office, String person, String unit, LocalDate on, LocalDate due, String text) {

        static final Said SOMETHING = new Said(
                "P.68",
                "office.d41e2a4c-1f0a-7c7e-9a51-0d7f2c5b9e11",
                "person.0190b7a2-5c1d-7f6e-8b3a-4f2d9c1e7a55",
                "D.680.hoi-dong-thi-dua-khen-thuong",
                LocalDate.of(2025, 3, 10),
                LocalDate.of(2025, 3, 24),
                "Hồ sơ đủ thành phần theo quy định; thành tích đạt tiêu chuẩn, đã đối chiếu với biên bản họp xét và"
                        + " báo cáo thành tích có xác nhận của cấp trình. Kính trình Hội đồng xem xét, bỏ phiếu kín"
                        + " tại phiên họp gần nhất và báo cáo kết quả.");
    }

    /** What is noted beside every event, together with the two identities that Axon notes: about 150 bytes. */
    static final MetaData NOTED = MetaData.with("account", "tran.thi.thanh.mai@lamdong");

    static void open(OpenFile command) {
        AggregateLifecycle.apply(new FileOpened(command.id, Said.SOMETHING), NOTED);
    }

    @CommandHandler
    void move(MoveFile command) {
        if (command.step != step + 1) {
            throw new IllegalStateException(id + " is at step " + step);
        }
        AggregateLifecycle.apply(new FileMoved(command.id, command.step, Said.SOMETHING), NOTED);
    }

    @EventSourcingHandler
    void on(FileOpened event) {
        id = event.id;
        step = 0;
    }

    @EventSourcingHandler
    void on(FileMoved event) {
        step = event.step;
    }

    static Object command(String file, int step) {
        return step == 0 ? new OpenFile(file) : new MoveFile(file, step);
    }
}

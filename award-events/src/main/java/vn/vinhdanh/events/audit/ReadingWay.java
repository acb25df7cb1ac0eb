package vn.vinhdanh.events.audit;

/** In which way an auditor read. */
public enum ReadingWay {
    /** A page, or the same over HTTP. */
    LOOKED,
    /** It left the house as a file. */
    EXPORTED,
    /** Views were folded from the log again and compared. */
    REPLAYED,
    /** The log was compared with its seals. */
    VERIFIED
}

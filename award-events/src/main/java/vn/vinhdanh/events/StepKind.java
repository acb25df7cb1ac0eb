package vn.vinhdanh.events;

/** A step of a stage. Only {@link #HEAD} is compulsory; the order is that of this enumeration. */
public enum StepKind {
    INTAKE(OfficeKind.INTAKE_OFFICER),
    APPRAISAL(OfficeKind.APPRAISER),
    CONSULTATION(OfficeKind.APPRAISER),
    PUBLIC_CONSULTATION(OfficeKind.APPRAISER),
    COUNCIL(OfficeKind.COUNCIL_SECRETARY),
    HEAD(OfficeKind.HEAD);

    private final OfficeKind office;

    StepKind(OfficeKind office) {
        this.office = office;
    }

    /**
     * The step as which it counts for the rule that nobody acts at two steps of one case: both consultations are part of
     * the appraiser's work.
     */
    public StepKind duty() {
        return office == OfficeKind.APPRAISER ? APPRAISAL : this;
    }

    /** The office that owns the step. */
    public OfficeKind office() {
        return office;
    }
}

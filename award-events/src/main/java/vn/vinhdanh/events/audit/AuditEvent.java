package vn.vinhdanh.events.audit;

/** What an auditor did, who changes nothing and sees everything. */
public sealed interface AuditEvent permits AuditorRead {}

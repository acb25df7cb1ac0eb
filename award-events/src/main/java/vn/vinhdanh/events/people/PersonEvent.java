package vn.vinhdanh.events.people;

/** What happened to what is known of a person. */
public sealed interface PersonEvent
        permits PersonRegistered, AccountEnded, LegalHoldPlaced, LegalHoldLifted, PersonErased {}

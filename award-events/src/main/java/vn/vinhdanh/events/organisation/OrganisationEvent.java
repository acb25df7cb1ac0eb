package vn.vinhdanh.events.organisation;

/** What happened to the organisation: units, offices, delegations, permissions and the authorities' own settings. */
public sealed interface OrganisationEvent
        permits UnitRegistered,
                UnitRenamed,
                UnitMoved,
                UnitDissolved,
                OfficeAssigned,
                OfficeEnded,
                DelegationGranted,
                DelegationEnded,
                HistoricalRecordingGranted,
                HistoricalRecordingEnded,
                AuthoritySettingMade {}

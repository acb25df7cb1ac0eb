package vn.vinhdanh.nomination.read.nominations;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface NominationVersions
        extends Repository<NominationVersion, NominationVersion.Key>, JpaSpecificationExecutor<NominationVersion> {}

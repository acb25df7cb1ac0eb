package vn.vinhdanh.benchmarks;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import vn.vinhdanh.approvalservice.ApprovalServiceConfiguration;
import vn.vinhdanh.nominationservice.NominationServiceConfiguration;

/** Both services in one process, as {@code ./run} has them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({NominationServiceConfiguration.class, ApprovalServiceConfiguration.class})
class BothServices {}

package vn.vinhdanh.standalone;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import vn.vinhdanh.approvalservice.ApprovalServiceConfiguration;
import vn.vinhdanh.nominationservice.NominationServiceConfiguration;

/** Both services in one process: the same code and configuration that run apart. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({NominationServiceConfiguration.class, ApprovalServiceConfiguration.class})
public class StandaloneApplication {}

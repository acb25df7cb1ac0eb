package vn.vinhdanh.nominationservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** nomination-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(NominationServiceConfiguration.class)
public class NominationServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(NominationServiceApplication.class, args);
    }
}

package vn.vinhdanh.organisation.write.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.MakeSetting;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.SettingKey;

/** An authority's own values, where the law leaves them open. */
@RestController
class SettingsWriteApi {

    private final CommandGateway commands;
    private final OwnOrganisation organisation;
    private final Regulations regulations;

    SettingsWriteApi(CommandGateway commands, OwnOrganisation organisation, Regulations regulations) {
        this.commands = commands;
        this.organisation = organisation;
        this.regulations = regulations;
    }

    record NewSetting(
            @NotNull UnitId authority,
            @Nullable String award,
            @NotBlank @Size(max = 100) String key,
            @NotBlank @Size(max = 300) String value,
            @NotNull LocalDate from,
            @NotBlank @Size(max = 300) String document) {}

    @PostMapping("/api/v1/settings")
    ResponseEntity<Map<String, Object>> make(@RequestBody @Valid NewSetting setting, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            organisation.authority().require(write.who(), OfficeKind.ADMINISTRATOR, setting.authority(), write.today());
            check(setting);
            SettingId id = idOf(setting);
            long version = commands.sendAndWait(new MakeSetting(
                    id,
                    setting.authority(),
                    setting.award(),
                    setting.key(),
                    setting.value(),
                    setting.from(),
                    setting.document()));
            return Outcome.of(id.value(), version).at("/api/v1/settings/" + id.value());
        });
    }

    private void check(NewSetting setting) {
        OrganisationUnit authority = organisation
                .queries()
                .unit(setting.authority(), setting.from())
                .orElseThrow(() -> Refusal.rule(Defect.of(
                                "UNIT_UNKNOWN",
                                "Không có đơn vị %s vào ngày %s."
                                        .formatted(setting.authority().value(), setting.from()),
                                "There is no unit %s on %s."
                                        .formatted(setting.authority().value(), setting.from()))
                        .at("/authority")));
        List<Defect> defects = SettingKey.check(
                regulations.inForce(setting.from()),
                authority.kind().level(),
                setting.award(),
                setting.key(),
                setting.value());
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
    }

    /** The same value from the same day by the same document is the same setting, however often it is told. */
    private static SettingId idOf(NewSetting setting) {
        return new SettingId(Id.derived(
                "setting",
                setting.authority().value(),
                setting.award() == null ? "" : setting.award(),
                setting.key(),
                setting.value(),
                setting.from().toString(),
                setting.document()));
    }
}

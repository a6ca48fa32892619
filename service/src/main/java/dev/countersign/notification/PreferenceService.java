package dev.countersign.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.problem.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps how each person wants to be told. */
@ApplicationScoped
class PreferenceService {
    private static final Logger LOG = Logger.getLogger(PreferenceService.class);

    private final PreferenceRepository repository;
    private final DigestItemRepository digestItems;
    private final NotificationConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    PreferenceService(
            PreferenceRepository repository,
            DigestItemRepository digestItems,
            NotificationConfig config,
            ObjectMapper json,
            Clock clock) {
        this.repository = repository;
        this.digestItems = digestItems;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** Of nobody in particular, as a shared webhook, the defaults. */
    @Transactional
    Preferences of(@Nullable String userId) {
        if (userId == null) {
            return defaults();
        }
        return repository.findByIdOptional(userId).map(this::read).orElseGet(this::defaults);
    }

    @Transactional
    PreferencesView view(String userId) {
        return new PreferencesView(write(of(userId)), options());
    }

    /**
     * @throws InvalidInputException naming every field that is wrong
     */
    @Transactional
    PreferencesView change(String userId, PreferencesRequest request) {
        Preferences preferences = PreferencesReader.read(request, defaults(), config.webhooksForPeople());
        String settings = text(write(preferences));
        repository
                .findByIdOptional(userId)
                .ifPresentOrElse(
                        row -> {
                            row.settings = settings;
                            row.updatedAt = clock.instant();
                        },
                        () -> repository.persist(new PreferenceRow(userId, settings, clock.instant())));
        digestItems.reschedule(userId, preferences.nextDigest(clock.instant()));
        return new PreferencesView(write(preferences), options());
    }

    private Preferences defaults() {
        return Preferences.defaults(config.defaultLanguage(), config.defaultTimeZone());
    }

    /** What was valid once may not be any more (a webhook that is gone): mails must go on all the same. */
    private Preferences read(PreferenceRow row) {
        try {
            return PreferencesReader.readKept(
                    json.readValue(row.settings, PreferencesRequest.class), defaults(), config.webhooksForPeople());
        } catch (JsonProcessingException e) {
            LOG.warnf("The notification preferences of %s are not understood, defaults apply: %s", row.userId, e);
            return defaults();
        }
    }

    private PreferencesView.Options options() {
        return new PreferencesView.Options(
                Language.ids(),
                Arrays.stream(NoticeKind.values()).map(NoticeKind::id).toList(),
                Arrays.stream(NoticeKind.values())
                        .filter(NoticeKind::isAlwaysOn)
                        .map(NoticeKind::id)
                        .toList(),
                config.webhooksForPeople().stream().sorted().toList());
    }

    private static PreferencesRequest write(Preferences preferences) {
        Map<String, @Nullable String> channels = new LinkedHashMap<>();
        for (NoticeKind kind : NoticeKind.values()) {
            channels.put(kind.id(), preferences.channel(kind).id());
        }
        return new PreferencesRequest(
                preferences.language().id(),
                preferences.timeZone().getId(),
                channels,
                new PreferencesRequest.Digest(
                        preferences.digest().every().id(),
                        preferences.digest().at().toString()),
                preferences.quietHours().map(PreferenceService::write).orElse(null),
                preferences.webhook().orElse(null));
    }

    private static PreferencesRequest.Quiet write(QuietHours quiet) {
        List<String> days = quiet.days().stream()
                .sorted()
                .map(DayOfWeek::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new PreferencesRequest.Quiet(quiet.from().toString(), quiet.to().toString(), days, quiet.urgentAnyway());
    }

    private String text(PreferencesRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

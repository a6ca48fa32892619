package dev.countersign.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class JobRepairRepository implements PanacheRepositoryBase<JobRepair, UUID> {

    /** The last decision about each of these jobs. */
    @Transactional
    Map<UUID, JobRepair> last(Collection<UUID> jobs) {
        return jobs.isEmpty()
                ? Map.of()
                : list("jobId in ?1 order by decidedAt", jobs).stream()
                        .collect(Collectors.toMap(repair -> repair.jobId, repair -> repair, (first, later) -> later));
    }
}

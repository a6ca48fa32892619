import Play from '@carbon/icons-react/es/Play';
import WarningAltFilled from '@carbon/icons-react/es/WarningAltFilled';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { definitionsQuery } from '../api/listDefinitions';
import type { Definition } from '../api/types';
import { useRights } from '../app/rights';
import { EmptyState } from '../ui/EmptyState';
import { formatDate } from '../ui/format';
import { Loading } from '../ui/Loading';
import { PageHead } from '../ui/PageHead';
import { ProblemNotice } from '../ui/ProblemNotice';
import { SilentTopics } from '../worker/SilentTopics';
import '../worker/worker.scss';

/** The processes one can start, and how they are. */
export function ProcessesPage() {
  const { t } = useTranslation();
  const definitions = useQuery(definitionsQuery);
  return (
    <div className="cs-page">
      <PageHead title={t('processes.title')} />
      <SilentTopics link />
      {definitions.isPending && <Loading lines={5} />}
      {definitions.isError && (
        <ProblemNotice problem={definitions.error} onRetry={() => void definitions.refetch()} />
      )}
      {definitions.data?.length === 0 && (
        <EmptyState title={t('processes.empty')} text={t('processes.emptyText')} />
      )}
      {definitions.data && definitions.data.length > 0 && (
        <ul className="cs-tiles">
          {definitions.data.map((definition) => (
            <ProcessTile key={definition.key} definition={definition} />
          ))}
        </ul>
      )}
      <ElementTemplates />
    </div>
  );
}

/** What one needs to draw tasks of every kind. */
function ElementTemplates() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="element-templates" className="cs-templates">
      <h2 id="element-templates" className="cs-tile__title">
        {t('worker.templates')}
      </h2>
      <p>{t('worker.templatesText')}</p>
      <a href="/api/element-templates" download className="cds--link">
        {t('worker.templatesDownload')}
      </a>
    </section>
  );
}

function ProcessTile({ definition }: { definition: Definition }) {
  const { t } = useTranslation();
  const rights = useRights();
  return (
    <li className="cs-tile">
      <h2 className="cs-tile__title">{definition.name}</h2>
      {definition.description && <p className="cs-tile__text">{definition.description}</p>}
      <p className="cs-tile__facts">
        <Link
          to="/instances"
          search={{ definition: definition.key, state: 'ACTIVE' }}
          className="cds--link"
        >
          {t('processes.running', { count: definition.activeInstances })}
        </Link>
        {definition.incidents > 0 && (
          <Link
            to="/instances"
            search={{ definition: definition.key, state: 'INCIDENT' }}
            className="cds--link cs-bad"
          >
            <WarningAltFilled size={16} aria-hidden="true" />
            {t('processes.stuck', { count: definition.incidents })}
          </Link>
        )}
      </p>
      <div className="cs-tile__foot">
        <span className="cs-second">
          {t('processes.version', {
            version: definition.version,
            date: formatDate(definition.deployedAt),
          })}
        </span>
        {rights.start && (
          <Link
            to="/processes/$key/start"
            params={{ key: definition.key }}
            className="cds--btn cds--btn--tertiary cds--btn--md"
          >
            {t('processes.start')}
            <span className="cs-visually-hidden">: {definition.name}</span>
            <Play size={16} aria-hidden="true" className="cds--btn__icon" />
          </Link>
        )}
      </div>
    </li>
  );
}

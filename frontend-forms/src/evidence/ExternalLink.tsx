import Launch from '@carbon/icons-react/es/Launch';
import { useTranslation } from 'react-i18next';
import type { LinkBlock } from '../api/types';

/** A link of the evidence; anything but http(s) is shown as text, not as a link. */
export function ExternalLink({ block }: { block: LinkBlock }) {
  const { t } = useTranslation();
  if (!/^https?:\/\//i.test(block.href)) {
    return (
      <p className="cs-block">
        {block.label}: <code>{block.href}</code>
      </p>
    );
  }
  return (
    <p className="cs-block">
      <a className="cds--link" href={block.href} target="_blank" rel="noopener noreferrer">
        {block.label}
        <Launch size={16} aria-hidden="true" className="cs-icon-after" />
        <span className="cs-visually-hidden"> {t('evidence.newTab')}</span>
      </a>
    </p>
  );
}

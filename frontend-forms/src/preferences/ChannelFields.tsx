import { FormGroup, Select, SelectItem } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../api/preferences';
import type { FieldsProps } from './PreferencesForm';

/** One choice for each kind of notice. */
export function ChannelFields({ value, options, wrong, change }: FieldsProps) {
  const { t } = useTranslation();
  const kinds: Record<string, string> = {
    assigned: t('preferences.kind.assigned'),
    candidate: t('preferences.kind.candidate'),
    reminder: t('preferences.kind.reminder'),
    escalated: t('preferences.kind.escalated'),
    reassigned: t('preferences.kind.reassigned'),
    stuck: t('preferences.kind.stuck'),
    exception: t('preferences.kind.exception'),
    stale: t('preferences.kind.stale'),
    mentioned: t('preferences.kind.mentioned'),
    outcome: t('preferences.kind.outcome'),
    incident: t('preferences.kind.incident'),
  };
  const channels = (kind: string): Channel[] => [
    'mail',
    'digest',
    ...(value.webhook !== null ? (['webhook'] as const) : []),
    ...(options.alwaysOn.includes(kind) ? [] : (['off'] as const)),
  ];
  return (
    <FormGroup legendText={t('preferences.channels')}>
      {options.webhooks.length > 0 && (
        <Select
          id="preferences-webhook"
          labelText={t('preferences.webhook')}
          value={value.webhook ?? ''}
          onChange={(event) => chooseWebhook(event.target.value)}
        >
          <SelectItem value="" text={t('preferences.noWebhook')} />
          {options.webhooks.map((webhook) => (
            <SelectItem key={webhook} value={webhook} text={webhook} />
          ))}
        </Select>
      )}
      {options.kinds.map((kind) => {
        const problem = wrong(`channels.${kind}`);
        return (
          <Select
            key={kind}
            id={`preferences-kind-${kind}`}
            labelText={kinds[kind] ?? kind}
            helperText={options.alwaysOn.includes(kind) ? t('preferences.alwaysOn') : undefined}
            value={value.channels[kind] ?? 'mail'}
            invalid={problem !== undefined}
            invalidText={problem ?? ''}
            onChange={(event) =>
              change({
                channels: { ...value.channels, [kind]: event.target.value as Channel },
              })
            }
          >
            {channels(kind).map((channel) => (
              <SelectItem
                key={channel}
                value={channel}
                text={t(`preferences.channel.${channel}`)}
              />
            ))}
          </Select>
        );
      })}
    </FormGroup>
  );

  /** Without a chat room, what was to come there comes by mail. */
  function chooseWebhook(name: string) {
    if (name !== '') {
      change({ webhook: name });
      return;
    }
    const kept = Object.entries(value.channels).map(
      ([kind, channel]) => [kind, channel === 'webhook' ? 'mail' : channel] as const,
    );
    change({ webhook: null, channels: Object.fromEntries(kept) });
  }
}

import { Button, Checkbox, Modal, Select, SelectItem, TextInput } from '@carbon/react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/getMe';
import { groupsQuery } from '../api/listGroups';
import {
  changeSavedFilter,
  createSavedFilter,
  deleteSavedFilter,
  FILTER_COLOURS,
  type FilterColour,
  type SavedFilter,
  type SavedFilterRequest,
  savedFiltersQuery,
} from '../api/savedFilters';
import type { Me } from '../api/types';
import { ProblemNotice } from '../ui/ProblemNotice';
import { conditionsOf, type InboxSearch } from './search';

interface Props {
  search: InboxSearch;
  /** The filter to change; absent for a new one. */
  filter: SavedFilter | undefined;
  onClose: () => void;
  onSaved: (filter: SavedFilter) => void;
  onDeleted: () => void;
}

/** Keeps what the list shows now under a name, or changes or deletes a kept filter. */
export function SaveFilterDialog({ search, filter, onClose, onSaved, onDeleted }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const [name, setName] = useState(filter?.name ?? '');
  const [colour, setColour] = useState<FilterColour | null>(filter?.colour ?? null);
  const [preselected, setPreselected] = useState(filter?.preselected ?? false);
  const [sharedWith, setSharedWith] = useState(filter?.sharedWith ?? null);
  const groups = useGroups(me.data, filter?.sharedWith ?? null);
  const refresh = () => queries.invalidateQueries({ queryKey: savedFiltersQuery.queryKey });
  const save = useMutation({
    mutationFn: () => {
      const request: SavedFilterRequest = {
        name: name.trim(),
        query: conditionsOf(search),
        sort: search.sort ?? 'due',
        colour,
        preselected,
        sharedWith,
      };
      return filter ? changeSavedFilter(filter.id, request) : createSavedFilter(request);
    },
    onSuccess: async (saved) => {
      await refresh();
      onSaved(saved);
      onClose();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => deleteSavedFilter(id),
    onSuccess: async () => {
      await refresh();
      onDeleted();
      onClose();
    },
  });
  const problem = save.error ?? remove.error;
  return (
    <Modal
      open
      size="sm"
      modalHeading={t(filter ? 'savedFilters.changeHeading' : 'savedFilters.saveHeading')}
      primaryButtonText={t('savedFilters.keep')}
      secondaryButtonText={t('savedFilters.cancel')}
      primaryButtonDisabled={save.isPending || name.trim() === ''}
      onRequestClose={onClose}
      onRequestSubmit={() => save.mutate()}
    >
      <div className="cs-stack">
        <TextInput
          id="saved-filter-name"
          data-modal-primary-focus
          labelText={t('savedFilters.name')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          id="saved-filter-colour"
          labelText={t('savedFilters.colour')}
          value={colour ?? ''}
          onChange={(event) =>
            setColour(FILTER_COLOURS.find((each) => each === event.target.value) ?? null)
          }
        >
          <SelectItem value="" text={t('savedFilters.noColour')} />
          {FILTER_COLOURS.map((each) => (
            <SelectItem key={each} value={each} text={t(`savedFilters.colours.${each}`)} />
          ))}
        </Select>
        {groups.length > 0 && (
          <Select
            id="saved-filter-group"
            labelText={t('savedFilters.share')}
            value={sharedWith ?? ''}
            onChange={(event) =>
              setSharedWith(event.target.value === '' ? null : event.target.value)
            }
          >
            <SelectItem value="" text={t('savedFilters.notShared')} />
            {groups.map((group) => (
              <SelectItem key={group} value={group} text={group} />
            ))}
          </Select>
        )}
        <Checkbox
          id="saved-filter-preselected"
          labelText={t('savedFilters.preselected')}
          checked={preselected}
          onChange={(_event, { checked }) => setPreselected(checked)}
        />
        {filter && (
          <Button
            kind="danger--ghost"
            size="sm"
            disabled={remove.isPending}
            onClick={() => remove.mutate(filter.id)}
          >
            {t('savedFilters.delete')}
          </Button>
        )}
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Modal>
  );
}

/** Admins share with any group of the house; a group that has no members any more stays chosen. */
function useGroups(me: Me | undefined, chosen: string | null): string[] {
  const mayShare = me?.roles.includes('admin') ?? false;
  const groups = useQuery({ ...groupsQuery, enabled: mayShare });
  if (!mayShare || groups.data === undefined) {
    return [];
  }
  return chosen === null || groups.data.includes(chosen) ? groups.data : [...groups.data, chosen];
}

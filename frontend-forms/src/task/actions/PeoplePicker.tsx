import { RadioButton, RadioButtonGroup, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../../api/findUsers';

interface Props {
  chosen: string | null;
  /** Who cannot be chosen: the one who has it already. */
  except: string | null;
  /** Whose groups come first: those to whom the task is offered. */
  groups: string[];
  onChoose: (user: string) => void;
}

/** Finds one person by name; those to whom the task is offered stand first. */
export function PeoplePicker({ chosen, except, groups, onChoose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const people = useQuery(usersQuery(asked));
  const found = (people.data ?? []).filter((person) => person.id !== except);
  const offered = (names: string[]) => names.some((name) => groups.includes(name));
  const sorted = [
    ...found.filter((person) => offered(person.groups)),
    ...found.filter((person) => !offered(person.groups)),
  ];
  return (
    <div className="cs-people">
      <TextInput
        id="people-search"
        data-modal-primary-focus
        labelText={t('actions.people.search')}
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="cs-people__list">
        {sorted.length > 0 ? (
          <RadioButtonGroup
            legendText={t('actions.people.legend')}
            name="person"
            orientation="vertical"
            valueSelected={chosen ?? ''}
            onChange={(user) => onChoose(String(user))}
          >
            {sorted.map((person) => (
              <RadioButton
                key={person.id}
                id={`person-${person.id}`}
                value={person.id}
                labelText={
                  <span className="cs-people__person">
                    <span>{person.name}</span>
                    <span className="cs-second">{[person.id, ...person.groups].join(' · ')}</span>
                  </span>
                }
              />
            ))}
          </RadioButtonGroup>
        ) : (
          <p role="status" className="cs-second">
            {people.isError
              ? t('actions.people.failed')
              : people.isPending
                ? t('actions.people.searching')
                : t('actions.people.none')}
          </p>
        )}
      </div>
    </div>
  );
}

import { TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, usersQuery } from '../api/findUsers';
import { complete, type MentionDraft, mentionAt } from './mentionAt';

interface Props {
  value: string;
  onChange: (text: string) => void;
  disabled: boolean;
}

const SHOWN = 6;

/** A field for a comment that suggests people after an `@`: arrows and Enter, or a tap. */
export function MentionTextArea({ value, onChange, disabled }: Props) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<MentionDraft | null>(null);
  const [active, setActive] = useState(0);
  const people = useQuery({ ...usersQuery(draft?.query ?? ''), enabled: draft !== null });
  const found = draft === null ? [] : (people.data ?? []).slice(0, SHOWN);
  const current = found[Math.min(active, found.length - 1)];

  const look = () => {
    const element = area.current;
    if (element !== null) {
      setDraft(mentionAt(element.value, element.selectionStart));
      setActive(0);
    }
  };
  const choose = (person: Person) => {
    if (draft === null) {
      return;
    }
    const completed = complete(value, draft, person.id);
    onChange(completed.text);
    setDraft(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(completed.caret, completed.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined) {
      return;
    }
    const moves: Record<string, () => void> = {
      ArrowDown: () => setActive((index) => (Math.min(index, found.length - 1) + 1) % found.length),
      ArrowUp: () =>
        setActive((index) => (Math.min(index, found.length - 1) + found.length - 1) % found.length),
      Enter: () => choose(current),
      Tab: () => choose(current),
      Escape: () => setDraft(null),
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      move();
    }
  };

  return (
    <div className="cs-mention-area">
      <TextArea
        ref={area}
        id="new-comment"
        labelText={t('discussion.newComment')}
        helperText={t('discussion.mentionHelp')}
        rows={3}
        maxLength={4000}
        value={value}
        disabled={disabled}
        aria-controls="mention-suggestions"
        aria-activedescendant={current && `mention-${current.id}`}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onClick={look}
        onBlur={() => setDraft(null)}
      />
      <ul
        id="mention-suggestions"
        role="listbox"
        aria-label={t('discussion.suggestions')}
        className="cs-mention-area__list"
        hidden={found.length === 0}
      >
        {found.map((person) => (
          <li
            key={person.id}
            id={`mention-${person.id}`}
            role="option"
            aria-selected={person === current}
            // Before the field loses the focus, and with it the mention.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(person);
            }}
          >
            <span>{person.name}</span> <span className="cs-second">@{person.id}</span>
          </li>
        ))}
      </ul>
      <p className="cs-visually-hidden" role="status">
        {found.length > 0 ? t('discussion.found', { count: found.length }) : ''}
      </p>
    </div>
  );
}

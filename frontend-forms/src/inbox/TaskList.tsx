import {
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@carbon/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskFilter, TaskItem } from '../api/types';
import { Moment } from '../ui/Moment';
import { processName, taskName } from '../ui/names';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';
import { Due, Holder, Priority } from './TaskMarks';
import type { Selection } from './useSelection';

interface Props {
  tasks: TaskItem[];
  me: string | undefined;
  filter: TaskFilter;
  selection: Selection;
}

/** The tasks: a table on a desk, cards on a phone. */
export function TaskList(props: Props) {
  return useMediaQuery(PHONE) ? <TaskCards {...props} /> : <TaskTable {...props} />;
}

function TaskTable({ tasks, me, filter, selection }: Props) {
  const { t } = useTranslation();
  const showHolder = filter !== 'mine';
  const count = selection.tasks.length;
  return (
    <div className="cs-table-frame">
      <Table size="lg" aria-label={t('inbox.title')}>
        <TableHead>
          <TableRow>
            <TableHeader className="cs-select">
              <Checkbox
                id="select-all"
                hideLabel
                labelText={t('savedFilters.selectAll')}
                checked={count === tasks.length}
                indeterminate={count > 0 && count < tasks.length}
                onChange={(_event, { checked }) => selection.setAll(checked)}
              />
            </TableHeader>
            <TableHeader>{t('inbox.task')}</TableHeader>
            <TableHeader>{t('inbox.subject')}</TableHeader>
            {showHolder && <TableHeader>{t('inbox.holder')}</TableHeader>}
            <TableHeader>{t('inbox.waiting')}</TableHeader>
            <TableHeader>{t('inbox.dueHead')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {tasks.map((task) => (
            <TableRow key={task.id} className="cs-row">
              <TableCell className="cs-select">
                <SelectBox task={task} selection={selection} />
              </TableCell>
              <TableCell>
                <TaskLink task={task} /> <Priority priority={task.priority} />
                <div className="cs-second">{processName(task)}</div>
              </TableCell>
              <TableCell>
                <span className="cs-key">{task.businessKey ?? '–'}</span>
              </TableCell>
              {showHolder && (
                <TableCell>
                  <Holder task={task} me={me} />
                </TableCell>
              )}
              <TableCell>
                <Moment at={task.createdAt} />
              </TableCell>
              <TableCell>
                <Due dueAt={task.dueAt} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function TaskCards({ tasks, me, filter, selection }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="cs-cards" aria-label={t('inbox.title')}>
      {tasks.map((task) => (
        <li key={task.id} className="cs-card cs-card--link">
          <div className="cs-card__head">
            <span className="cs-select">
              <SelectBox task={task} selection={selection} />
            </span>
            <TaskLink task={task} />
            <Priority priority={task.priority} />
          </div>
          <div className="cs-second">{processName(task)}</div>
          {task.businessKey && <div className="cs-key">{task.businessKey}</div>}
          <div className="cs-card__foot">
            <Due dueAt={task.dueAt} />
            <span className="cs-muted">
              {t('inbox.since')} <Moment at={task.createdAt} />
            </span>
          </div>
          {filter !== 'mine' && (
            <div className="cs-second">
              <Holder task={task} me={me} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function SelectBox({ task, selection }: { task: TaskItem; selection: Selection }) {
  const { t } = useTranslation();
  return (
    <Checkbox
      id={`select-${task.id}`}
      hideLabel
      labelText={t('savedFilters.select', { name: task.businessKey ?? taskName(task) })}
      checked={selection.has(task.id)}
      onChange={() => selection.toggle(task)}
    />
  );
}

function TaskLink({ task }: { task: TaskItem }) {
  return (
    <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="cs-stretched">
      {taskName(task)}
    </Link>
  );
}

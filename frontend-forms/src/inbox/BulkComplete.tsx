import { Accordion, AccordionItem, Modal } from '@carbon/react';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completeManyTasks, type ManyResult } from '../api/completeManyTasks';
import { taskEvidenceQuery } from '../api/getTaskEvidence';
import type { FormData, TaskItem } from '../api/types';
import { EvidenceView } from '../evidence/EvidenceView';
import { type FormHandle, FormView } from '../form/FormView';
import { Loading } from '../ui/Loading';
import { taskName } from '../ui/names';
import { ProblemNotice } from '../ui/ProblemNotice';
import { BulkResult } from './BulkResult';
import { OneByOne } from './OneByOne';
import { useBulkForm } from './useBulkForm';

// Only forms that show nothing of their case come here.
const NOTHING = {};

interface Props {
  tasks: TaskItem[];
  onClose: () => void;
}

/** One form for several tasks. Whoever signs has opened the evidence of each, as for a single one. */
export function BulkComplete({ tasks, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const handle = useRef<FormHandle>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { details, loaded, reasons, schema, needsForm, problem: broken } = useBulkForm(tasks);
  const evidence = useQueries({
    queries: tasks.map((task, index) => ({
      ...taskEvidenceQuery(task.id),
      enabled: opened.has(task.id) && details[index]?.evidenceDigest != null,
    })),
  });
  const first = tasks[0];
  const unseen = details.filter(
    (each, index) => each?.evidenceDigest != null && evidence[index]?.data === undefined,
  ).length;
  const complete = useMutation({
    mutationFn: (data: FormData) =>
      completeManyTasks({
        data,
        tasks: tasks.map((task, index) => ({
          id: task.id,
          evidenceDigest: evidence[index]?.data?.digest ?? null,
        })),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['task-filters'] });
    },
  });
  const send = () => {
    if (complete.isPending || !loaded || unseen > 0) {
      return;
    }
    const data = needsForm ? handle.current?.submit() : {};
    if (data) {
      complete.mutate(data);
    }
  };
  const results: ManyResult[] | undefined = complete.data;
  const problem = broken ?? complete.error;
  const oneByOne = reasons.size > 0;
  return (
    <Modal
      open
      size="lg"
      passiveModal={results !== undefined || oneByOne}
      modalHeading={t('savedFilters.completeHeading', {
        count: tasks.length,
        name: first ? taskName(first) : '',
      })}
      primaryButtonText={t('savedFilters.send', { count: tasks.length })}
      secondaryButtonText={t('savedFilters.cancel')}
      primaryButtonDisabled={complete.isPending || !loaded || unseen > 0}
      onRequestClose={onClose}
      onRequestSubmit={send}
    >
      {results ? (
        <BulkResult tasks={tasks} results={results} />
      ) : oneByOne ? (
        <OneByOne tasks={tasks} reasons={reasons} />
      ) : (
        <>
          {!loaded && !problem && <Loading />}
          <Accordion align="start">
            {tasks.map((task, index) => (
              <AccordionItem
                key={task.id}
                title={`${task.businessKey ?? task.id} · ${taskName(task)}`}
                onHeadingClick={() => setOpened((before) => new Set(before).add(task.id))}
              >
                {task.description && <p>{task.description}</p>}
                {evidence[index]?.data && (
                  <EvidenceView document={evidence[index].data.document} level={3} />
                )}
                {evidence[index]?.isError && <ProblemNotice problem={evidence[index].error} />}
                {details[index]?.evidenceDigest === null && (
                  <p className="cs-second">{t('savedFilters.noEvidence')}</p>
                )}
              </AccordionItem>
            ))}
          </Accordion>
          {unseen > 0 && (
            <p className="cs-second" role="status">
              {t('savedFilters.lookFirst', { count: unseen })}
            </p>
          )}
          {loaded && schema && (
            <FormView
              ref={handle}
              schema={schema}
              data={NOTHING}
              label={first ? taskName(first) : ''}
              onSubmit={send}
            />
          )}
          {problem && <ProblemNotice problem={problem} />}
        </>
      )}
    </Modal>
  );
}

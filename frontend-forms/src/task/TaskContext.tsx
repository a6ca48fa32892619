import { Accordion, AccordionItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionsQuery } from '../api/listDecisions';
import type { Task } from '../api/types';
import { DecisionList } from '../decision/DecisionList';
import { InstanceDiagram } from '../instance/InstanceDiagram';
import { PHONE, useMediaQuery } from '../ui/useMediaQuery';

/** Where the process stands and what was decided before; folded on a phone. */
export function TaskContext({ task }: { task: Task }) {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE);
  const decisions = useQuery(decisionsQuery(task.instanceId));
  const [open, setOpen] = useState(!phone);
  return (
    <Accordion align="start" size="lg">
      <AccordionItem
        title={t('task.whereItStands')}
        open={open}
        onHeadingClick={({ isOpen }) => setOpen(isOpen)}
      >
        {open && <InstanceDiagram instanceId={task.instanceId} />}
      </AccordionItem>
      {decisions.data && decisions.data.items.length > 0 && (
        <AccordionItem
          title={t('task.earlierDecisions', { count: decisions.data.items.length })}
          open={!phone}
        >
          <DecisionList decisions={decisions.data.items} />
        </AccordionItem>
      )}
    </Accordion>
  );
}

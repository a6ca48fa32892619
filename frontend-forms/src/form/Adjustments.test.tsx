import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../testing/fakeService';
import { renderPage } from '../testing/renderPage';
import { anna } from '../testing/samples';

const adjustment = (id: string, category: string, percent: number, active: boolean) => ({
  id,
  category,
  percent,
  decisionId: id,
  decidedBy: 'anna',
  team: 'forecast-reviewers',
  at: '2026-11-22T10:00:00Z',
  active,
});

const decision = {
  id: 'd1',
  sequence: 1,
  instanceId: 'i1',
  definitionKey: 'retail-forecast',
  businessKey: 'retail-1',
  taskId: 't1',
  taskKey: 'userTaskApproveForecast',
  taskName: 'Approve the forecast',
  decidedBy: 'anna',
  decidedAt: '2026-11-22T10:00:00Z',
  outcome: 'approve',
  comment: null,
  data: {
    decision: 'approve',
    papers: ['0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11', '0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a12'],
    rows: [{ note: '0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a13' }],
  },
  evidenceDigest: null,
  previousHash: '0',
  hash: '1',
};

describe('Adjustments', () => {
  it('stand on the page of the decision that they were part of, with the files that were sent', async () => {
    fakeService({
      'GET /api/me': anna,
      'GET /api/decisions/d1': decision,
      'GET /api/files/0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11/info': {
        id: '0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11',
        name: 'promotions.csv',
      },
      'GET /api/instances/i1/adjustments': [
        adjustment('d1', 'organic', -2.5, true),
        adjustment('d0', 'regular', 5, false),
      ],
    });
    renderPage('/decisions/d1');

    expect(await screen.findByText('organic -2.5 %')).toBeInTheDocument();
    expect(screen.queryByText('regular +5 %')).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Changes to the forecast' })).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'promotions.csv' })).toHaveAttribute(
      'href',
      '/api/files/0d5c1c3a-6a3e-4f8e-9e64-0f8f5a4f3a11',
    );
  });
});

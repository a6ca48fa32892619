import { expect, it } from 'vitest';
import { prefilled } from './prefill';

const schema = {
  components: [
    { type: 'textfield', key: 'input' },
    { type: 'group', components: [{ type: 'number', key: 'horizon' }] },
    { type: 'checkbox', key: 'fast' },
    { type: 'taglist', key: 'stores' },
    { type: 'filepicker', key: 'papers' },
    { type: 'textfield', key: 'fixed', disabled: true },
    { type: 'dynamiclist', path: 'rows', components: [{ type: 'textfield', key: 'name' }] },
  ],
};

it('takes what the form asks for from the address, and nothing else', () => {
  expect(
    prefilled(
      schema,
      '?input=%2Fdata%2Fsales&horizon=8&fast=true&stores=n&stores=s&papers=x&fixed=y&name=z&other=1',
    ),
  ).toEqual({ input: '/data/sales', horizon: '8', fast: true, stores: ['n', 's'] });
});

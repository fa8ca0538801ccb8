import { beforeEach, describe, expect, it } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { SectionGroup } from './section-group.tsx';
import { sectionsOf } from './sections.ts';

const group = (at: string) => (
  <>
    <SectionGroup label="管理" isHere={at === '/admin/users'} at={at}>
      {['组织', '站点', '用户'].map((name) => (
        <li key={name}>
          <a href={`#${name}`}>{name}</a>
        </li>
      ))}
    </SectionGroup>
    <button type="button">查找</button>
  </>
);

const button = () => screen.getByRole('button', { name: /管理/ });
const isOpen = () => {
  const [expanded, hidden] = [button().getAttribute('aria-expanded'), document.querySelector('ul')!.hidden];
  // What is said and what is shown must not part.
  expect(expanded).toBe(String(!hidden));
  return !hidden;
};
const focused = () => document.activeElement?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });

describe('places of the navigation under one word', () => {
  let rerender: (ui: React.ReactElement) => void;
  beforeEach(() => {
    ({ rerender } = render(group('/')));
  });

  it('are folded away until it is pressed', () => {
    expect(isOpen()).toBe(false);
    fireEvent.click(button());
    expect(isOpen()).toBe(true);
    expect(button().getAttribute('aria-controls')).toBe(document.querySelector('ul')!.id);
    fireEvent.click(button());
    expect(isOpen()).toBe(false);
  });

  it('are gone through by arrows, round and round, and by Home and End', () => {
    act(() => button().focus());
    press('ArrowDown');
    const been = [focused()];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      press(key);
      been.push(focused());
    }
    expect(been).toEqual(['组织', '站点', '用户', '组织', '用户', '组织', '用户']);
  });

  it('open at the last one by ArrowUp, and give the focus back at Escape', () => {
    act(() => button().focus());
    press('ArrowUp');
    expect(focused()).toBe('用户');
    press('Escape');
    expect([isOpen(), document.activeElement]).toEqual([false, button()]);
  });

  it('fold when somebody goes on elsewhere: by Tab, by a press, to a page', () => {
    const elsewhere = screen.getByRole('button', { name: '查找' });
    const leave: (() => void)[] = [
      () => elsewhere.focus(),
      () => void fireEvent.pointerDown(elsewhere),
      () => rerender(group('/admin/users')),
    ];
    for (const go of leave) {
      act(() => button().focus());
      press('ArrowDown');
      expect(isOpen()).toBe(true);
      act(go);
      expect(isOpen()).toBe(false);
    }
    expect(button().getAttribute('aria-current')).toBe('true');
  });

  it('fold at the link of the page that is already open, which leads nowhere, and give the focus back', () => {
    act(() => button().focus());
    press('ArrowDown');
    fireEvent.click(document.activeElement!);
    expect([isOpen(), document.activeElement]).toEqual([false, button()]);
  });
});

it('only those who manage have such places, and none of them is named twice', () => {
  const everywhere = sectionsOf(() => true);
  expect(everywhere.filter(({ group }) => group === 'admin').map(({ key }) => key)).toEqual([
    'organizations',
    'stations',
    'chains',
    'users',
    'health',
  ]);
  expect(new Set(everywhere.map(({ key }) => key)).size).toBe(everywhere.length);
  const reading = sectionsOf(
    (permission) => permission.endsWith('.read') && permission !== 'operations.read',
  );
  expect(reading.filter(({ group }) => group !== undefined)).toEqual([]);
});

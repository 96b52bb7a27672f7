// A question of the spreadsheet itself, such as a new name or which texts a filter keeps: a dialog that Enter answers and
// Escape leaves.
import { useState } from 'preact/hooks';
import { Modal } from './modal.tsx';

export type Question = { title: string } & (
  | { fields: { label: string; value: string; offered?: string[] }[]; answered(values: string[]): void }
  | { offered: string[]; chosen: string[]; answered(chosen: string[]): void }
  | { link: string; text: string }
);

export function QuestionDialog({ question, closed }: { question: Question; closed(): void }) {
  return (
    <Modal title={question.title} width={360} closed={closed}>
      {'link' in question ? (
        <p>
          <a href={question.link} target="_blank" rel="noreferrer">
            {question.text}
          </a>
        </p>
      ) : 'fields' in question ? (
        <Fields {...question} closed={closed} />
      ) : (
        <Choices {...question} closed={closed} />
      )}
    </Modal>
  );
}

function Fields({ fields, answered, closed }: Extract<Question, { fields: unknown }> & { closed(): void }) {
  const [values, setValues] = useState(fields.map(({ value }) => value));
  const change = (at: number, text: string) => setValues(values.map((value, index) => (index === at ? text : value)));
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        closed();
        answered(values);
      }}
    >
      {fields.map(({ label, offered }, at) => (
        <label key={label} htmlFor={`question-${at}`}>
          {label}
          {offered === undefined ? (
            <input id={`question-${at}`} value={values[at]} required onInput={(event) => change(at, event.currentTarget.value)} />
          ) : (
            <select id={`question-${at}`} value={values[at]} onChange={(event) => change(at, event.currentTarget.value)}>
              {[...new Set([values[at] ?? '', ...offered])].map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </label>
      ))}
      <button type="submit">OK</button>
    </form>
  );
}

function Choices({ offered, chosen, answered, closed }: Extract<Question, { chosen: unknown }> & { closed(): void }) {
  const [kept, setKept] = useState(new Set(chosen));
  const turn = (text: string) => {
    const next = new Set(kept);
    if (!next.delete(text)) next.add(text);
    setKept(next);
  };
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        closed();
        answered(offered.filter((text) => kept.has(text)));
      }}
    >
      <p>
        <button type="button" onClick={() => setKept(new Set(offered))}>
          Select all
        </button>
        <button type="button" onClick={() => setKept(new Set())}>
          Clear
        </button>
      </p>
      <fieldset>
        <legend>Values to show</legend>
        {offered.map((text) => (
          <label key={text}>
            <input type="checkbox" checked={kept.has(text)} onChange={() => turn(text)} />
            {text === '' ? '(Blanks)' : text}
          </label>
        ))}
      </fieldset>
      <button type="submit">OK</button>
    </form>
  );
}

import { type ReactNode, useState } from 'react';
import { RadioField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { methodQuestions, type WorkbenchMethod } from '../contract.ts';
import { cannotTell, topicOf, topics } from './guide.ts';
import { type AnalysisForm, suggestedQuestions } from './new-analysis-form.ts';

/** The rest of the form is shown once a method is chosen that can answer. */
type Props = { form: Form<AnalysisForm>; children: ReactNode };

/** Which method answers my question? First what one wants to know, then the methods that can tell. */
export function MethodChoice({ form, children }: Props) {
  const method = form.values.method as WorkbenchMethod;
  const [key, chooseKey] = useState(() => topicOf(method).key);
  const topic = topics.find((one) => one.key === key) ?? topicOf(method);
  const choose = (next: WorkbenchMethod) => {
    // The words of the question follow, unless the reader has written their own.
    const isSuggested = Object.values(suggestedQuestions).includes(form.values.question);
    if (isSuggested || form.values.question === '') form.set('question', suggestedQuestions[next]);
    form.set('method', next);
  };
  const chooseTopic = (next: string) => {
    chooseKey(next);
    const { methods } = topics.find((one) => one.key === next)!;
    if (methods[0] && !methods.includes(method)) choose(methods[0]);
  };
  return (
    <>
      <RadioField
        {...form.field('method')}
        id="analysis-topic"
        error={undefined}
        value={topic.key}
        onChange={chooseTopic}
        label="What do you want to know?"
        required
        options={topics.map(({ key: value, asks, hint }) => ({ value, label: asks, hint }))}
      />
      {topic.methods.length === 0 && <WorkedNotice />}
      {topic.methods.length > 0 && (
        <RadioField
          {...form.field('method')}
          onChange={(next) => choose(next as WorkbenchMethod)}
          label="Which method answers it?"
          required
          options={topic.methods.map((value) => ({
            value,
            label: `${methodQuestions[value].title}: ${methodQuestions[value].asks}`,
            hint: `${methodQuestions[value].answers} It can’t tell ${cannotTell[value]}.`,
          }))}
        />
      )}
      {topic.methods.length > 0 && children}
    </>
  );
}

function WorkedNotice() {
  const sitePath = useSitePath();
  return (
    <Notice
      announce
      title="Ask this as an evaluation"
      actions={<LinkButton to={sitePath('/evaluations')}>Go to evaluations</LinkButton>}
    >
      Whether something worked is asked by a design that says beforehand which places and months are compared.
      An analysis made afterwards can’t tell what would have happened without it.
    </Notice>
  );
}

import { Button } from '@carbon/react';
import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addComment,
  type Comment,
  type CommentList,
  commentsQuery,
  deleteComment,
} from '../api/comments';
import { Loading } from '../ui/Loading';
import { Moment } from '../ui/Moment';
import { ProblemNotice } from '../ui/ProblemNotice';
import { CommentText } from './CommentText';
import { MentionTextArea } from './MentionTextArea';
import { Refused } from './Refused';
import { useFollow } from './useFollow';

interface Props {
  taskId: string;
  comments: UseQueryResult<CommentList>;
}

/** What people said about a task, and a field to say something. */
export function Comments({ taskId, comments }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const follow = useFollow(taskId, commentsQuery(taskId).queryKey);
  const add = useMutation({
    mutationFn: (words: string) => addComment(taskId, words),
    onSuccess: () => {
      setText('');
      follow();
    },
  });
  const remove = useMutation({
    mutationFn: (comment: Comment) => deleteComment(taskId, comment.id),
    onSettled: follow,
  });

  if (comments.isError) {
    return <ProblemNotice problem={comments.error} onRetry={() => void comments.refetch()} />;
  }
  if (!comments.data) {
    return <Loading lines={2} />;
  }
  const { items, commentable } = comments.data;
  const refused = add.error ?? remove.error;
  return (
    <div className="cs-comments">
      {items.length === 0 && <p className="cs-second">{t('discussion.noComments')}</p>}
      <ol className="cs-comments__list">
        {items.map((comment) => (
          <li key={comment.id} className="cs-comment">
            <p className="cs-comment__head">
              <strong>{comment.author.name}</strong>{' '}
              <span className="cs-second">
                <Moment at={comment.createdAt} />
              </span>
              {comment.deletable && (
                <Button
                  kind="ghost"
                  size="sm"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(comment)}
                >
                  {t('discussion.takeBack')}
                </Button>
              )}
            </p>
            {comment.text === null ? (
              <p className="cs-second">{t('discussion.takenBack')}</p>
            ) : (
              <CommentText text={comment.text} mentions={comment.mentions} />
            )}
          </li>
        ))}
      </ol>
      <Refused title={t('discussion.notSaid')} problem={refused} />
      {commentable && (
        <form
          className="cs-comments__new"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && !add.isPending) {
              add.mutate(text);
            }
          }}
        >
          <MentionTextArea value={text} onChange={setText} disabled={add.isPending} />
          <Button type="submit" size="md" disabled={text.trim() === '' || add.isPending}>
            {t('discussion.send')}
          </Button>
        </form>
      )}
    </div>
  );
}

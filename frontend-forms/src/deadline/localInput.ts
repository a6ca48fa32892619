/** A moment as an input of type `datetime-local` wants it: local time to the minute. */
export function localInput(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return (
    `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` +
    `T${two(moment.getHours())}:${two(moment.getMinutes())}`
  );
}

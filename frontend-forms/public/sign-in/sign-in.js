// Sign-in without a framework. Without this script the form still posts and the service redirects;
// with it a person comes back to the page they wanted and sees at once what went wrong.
import { destination } from './destination.js';

const query = new URLSearchParams(window.location.search);
const form = document.querySelector('form');
const message = document.getElementById('message');
const button = form.querySelector('button');
const password = document.getElementById('password');

const WRONG = 'User name or password is wrong.';
const TROUBLE = 'The service can’t be reached right now. Please try again in a moment.';

function say(text, calm) {
  message.textContent = text;
  message.classList.toggle('calm', calm === true);
  message.hidden = false;
}

async function signIn() {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'X-Requested-With': 'countersign' },
    body: new URLSearchParams(new FormData(form)),
  });
  if (answer.status >= 500) {
    throw new Error(String(answer.status));
  }
  // The one sure sign, whatever the service answers the form with.
  const me = await fetch('/api/me', { headers: { 'X-Requested-With': 'countersign' } });
  if (me.status >= 500) {
    throw new Error(String(me.status));
  }
  return me.ok;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  message.hidden = true;
  try {
    if (await signIn()) {
      window.location.replace(destination(query.get('to'), window.location.origin));
      return;
    }
    say(WRONG);
    password.value = '';
    password.focus();
  } catch {
    say(TROUBLE);
  }
  button.disabled = false;
});

if (query.has('error')) {
  say(WRONG);
} else if (query.has('signed-out')) {
  say('You are signed out.', true);
} else if (query.has('to')) {
  say('Please sign in to go on.', true);
}

// A real SMTP server for the tests of mail: STARTTLS or TLS, sign-in, and refusals by the name of the recipient.
//
// usage: smtp_server.mjs OPTIONS_JSON
//   folder: each mail becomes NNN.eml there, its envelope NNN.json; port, key, cert: of the server (paths);
//   secure: TLS from the first byte; user, password: who may sign in, and must
// Prints its port when it listens. A recipient bounce@ is unknown, policy@ not allowed, later@ put off; the mail of full@ is
// refused after its bytes; the server never answers the bytes for hang@.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const require = createRequire(new URL('../e2e/package.json', import.meta.url));
const {SMTPServer} = require('smtp-server');

const options = JSON.parse(process.argv[2]);
let number = 0;

function refusal(code, text) {
  return Object.assign(new Error(text), {responseCode: code});
}

const recipients = {
  bounce: refusal(550, '5.1.1 no such user'),
  policy: refusal(550, '5.7.1 not from here'),
  later: refusal(451, '4.7.1 come back later'),
};

const server = new SMTPServer({
  key: options.key && readFileSync(options.key),
  cert: options.cert && readFileSync(options.cert),
  secure: options.secure ?? false,
  disabledCommands: options.cert ? [] : ['STARTTLS'],
  authOptional: !options.user,
  logger: false,
  onAuth(auth, session, done) {
    const known = auth.username === options.user && auth.password === options.password;
    done(known ? null : refusal(535, '5.7.8 no'), known ? {user: auth.username} : undefined);
  },
  onRcptTo(address, session, done) {
    done(recipients[address.address.split('@')[0]] ?? null);
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((each) => each.address);
      const name = to[0].split('@')[0];
      if (name === 'full') return done(refusal(552, '5.2.2 mailbox full'));
      const file = join(options.folder, String(++number).padStart(3, '0'));
      writeFileSync(`${file}.json`, JSON.stringify({
        from: session.envelope.mailFrom.address, to, secure: session.secure, user: session.user ?? null,
      }));
      writeFileSync(`${file}.eml`, Buffer.concat(chunks));
      if (name !== 'hang') done();
    });
  },
});
server.on('error', (error) => console.error(error.message));
server.listen(options.port ?? 0, '127.0.0.1', () => console.log(server.server.address().port));

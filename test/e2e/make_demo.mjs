// Makes the demo province once for all walks (the test e2e.demo).
import {makeDemo} from './support/program.mjs';

makeDemo();

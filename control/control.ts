/** The control panel's page: everything it needs is in the one element it defines. */
import './parts/control-app.ts'

// Where the page of the review dialog begins.
import './style/base.css';
import './style/review.css';
import { reviewFocus } from './logic/focus.ts';
import { reduceReview, reviewAt } from './logic/review.ts';
import { startPage } from './start-page.tsx';
import { ReviewApp } from './views/review-app.tsx';

startPage({ initial: reviewAt(document.body.dataset.view), reduce: reduceReview, focus: reviewFocus, View: ReviewApp });

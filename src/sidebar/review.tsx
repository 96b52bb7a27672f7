// Where the page of the review dialog begins.
import './style/base.css';
import './style/review.css';
import { reviewFocus } from './home/focus.ts';
import { startPage } from './page/start.tsx';
import { ReviewApp } from './review/review-app.tsx';
import { reduceReview, reviewAt } from './review/review-state.ts';

startPage({ initial: reviewAt(document.body.dataset.view), reduce: reduceReview, focus: reviewFocus, View: ReviewApp });

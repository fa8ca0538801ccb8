import { Component, type ReactNode } from 'react';

/** What stands in for a part that could not be loaded, when the page is complete without it. */
export class Unloaded extends Component<
  { readonly text: string; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError = () => ({ failed: true });

  override render(): ReactNode {
    return this.state.failed ? (
      <p className="notice" role="status">
        {this.props.text}
      </p>
    ) : (
      this.props.children
    );
  }
}

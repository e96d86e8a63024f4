using Dashboard.Web.Ingest;

namespace Dashboard.Web.Tests.Components;

/// <summary>A run list whose snapshots the test publishes.</summary>
internal sealed class FakeRunList : IRunList
{
    private readonly List<Action> _subscribers = [];

    public RunListSnapshot Current { get; private set; } = RunListSnapshot.Empty;

    public int Subscribers => _subscribers.Count;

    public void Publish(RunListSnapshot snapshot)
    {
        Current = snapshot;
        foreach (var subscriber in _subscribers.ToList())
        {
            subscriber();
        }
    }

    public IDisposable Subscribe(Action changed)
    {
        _subscribers.Add(changed);
        return new Subscription(() => _subscribers.Remove(changed));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

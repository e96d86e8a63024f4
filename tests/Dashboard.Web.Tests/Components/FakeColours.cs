using System.Collections.Immutable;
using Dashboard.Web.Colours;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components;

/// <summary>Colours and settings of runs as a test states them.</summary>
internal sealed class FakeColours : IRunColours
{
    private Action _changed = () => { };

    public ImmutableDictionary<string, int> Chosen { get; private set; } = ImmutableDictionary<string, int>.Empty;

    public bool IsReadOnly { get; init; }

    /// <summary>Values by key and run.</summary>
    public Dictionary<string, Dictionary<int, TrialValue>> Settings { get; } = [];

    public static FakeColours AddTo(IServiceCollection services)
    {
        var colours = new FakeColours();
        services.AddSingleton<IRunColours>(colours);
        return colours;
    }

    public Task<string?> ChooseAsync(string run, int? slot)
    {
        Chosen = slot is { } chosen ? Chosen.SetItem(run, chosen) : Chosen.Remove(run);
        _changed();
        return Task.FromResult<string?>(null);
    }

    public IDisposable Subscribe(Action changed)
    {
        _changed += changed;
        return new Subscription(() => _changed = (_changed - changed)!);
    }

    public ImmutableArray<string> Keys { get; set; } = [];

    public IReadOnlyDictionary<int, TrialValue> Values(ImmutableArray<RunRow> runs, string key) => Settings.GetValueOrDefault(key, []);

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

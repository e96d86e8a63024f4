using System.Collections.Immutable;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Colours;

/// <summary>What runs were set to: hyperparameters of the hparams plugin and the configuration in their manifests.</summary>
internal interface IRunSettings
{
    /// <summary>The keys that any of the runs has, in natural order.</summary>
    ImmutableArray<string> Keys(ImmutableArray<RunRow> runs);

    /// <summary>The value of a key by id of run; runs that have none are left out.</summary>
    IReadOnlyDictionary<int, TrialValue> Values(ImmutableArray<RunRow> runs, string key);
}

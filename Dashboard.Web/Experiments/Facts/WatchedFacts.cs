using System.Text.Json;
using Dashboard.Web.HParams;
using EventFormat.Writing;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>The files beside one run's events, read again when they changed.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class WatchedFacts(string directory, TimeProvider time)
{
    private readonly HeartbeatWatch _heartbeat = new(time);
    private readonly FactsFile[] _foreign = new FactsFile[ForeignConfig.All.Count];
    private FactsFile _manifestFile = new(-1, 0);
    private RunManifest? _manifest;
    private string? _manifestProblem;
    private ConfigMap _manifestConfig = ConfigMap.Empty;
    private ConfigMap _summary = ConfigMap.Empty;
    private ConfigMap _foreignConfig = ConfigMap.Empty;
    private string _foreignSource = "";
    private string? _foreignProblem;
    private string? _key;
    private bool _isFirst = true;

    /// <summary>What they said last time.</summary>
    public RunFacts Facts { get; private set; } = RunFacts.None;

    /// <summary>Looks at them; false when nothing is different.</summary>
    public bool Look()
    {
        LookAtManifest();
        LookAtForeign();
        _isFirst = false;
        _key ??= FindKey();
        var state = _manifest is null ? (RunState?)null : _heartbeat.StateOf(_manifest);
        var (config, source) = _manifest is null ? (_foreignConfig, _foreignSource)
            : _foreignConfig.Count == 0 ? (_manifestConfig, RunManifest.FileName)
            : (ConfigMap.Of([.. _manifestConfig, .. _foreignConfig]), $"{RunManifest.FileName}, {_foreignSource}");
        var next = new RunFacts(_key, _manifest, config, _summary, state, source, _manifestProblem ?? _foreignProblem);
        var isChanged = next != Facts;
        Facts = isChanged ? next : Facts;
        return isChanged;
    }

    private void LookAtManifest()
    {
        var path = Path.Combine(directory, RunManifest.FileName);
        var now = FactsFile.Of(path);
        if (now == _manifestFile)
        {
            return;
        }

        _manifestFile = now;
        if (now.Length < 0)
        {
            (_manifest, _manifestProblem, _manifestConfig, _summary) = (null, null, ConfigMap.Empty, ConfigMap.Empty);
            return;
        }

        if (!RunManifestFile.TryRead(directory, out var manifest, out var cause))
        {
            _manifestProblem = $"{RunManifest.FileName}: {cause}"; // What it said before stands.
            return;
        }

        (_manifest, _manifestProblem) = (manifest, null);
        _key = ReadId(path) is { Length: > 0 } id ? RunIdentity.OfManifest(id) : _key;
        _manifestConfig = Same(JsonConfig.Of(manifest!.Config), _manifestConfig);
        _summary = Same(ConfigMap.Of(manifest.Summary.Take(JsonConfig.MaxEntries).Select(result => new ConfigEntry(result.Key, TrialValue.Of(result.Value)))), _summary);
    }

    private void LookAtForeign()
    {
        var isChanged = _isFirst;
        for (var i = 0; i < _foreign.Length; i++)
        {
            var now = FactsFile.Of(Path.Combine(directory, ForeignConfig.All[i].Name));
            isChanged |= now != _foreign[i];
            _foreign[i] = now;
        }

        if (!isChanged)
        {
            return;
        }

        string? problem = null;
        var read = ForeignConfig.All.Where((_, i) => _foreign[i].Length >= 0)
            .Select(file => (file.Tool, Config: file.Read(directory, ref problem))).Where(file => file.Config.Count > 0).ToList();
        _foreignConfig = Same(ConfigMap.Of(read.SelectMany(file => file.Config)), _foreignConfig);
        (_foreignSource, _foreignProblem) = (string.Join(", ", read.Select(file => file.Tool)), problem);
    }

    private string? FindKey()
    {
        try
        {
            return RunIdentity.OfEvents(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // The next look tries again.
        }
    }

    // A manifest without an id would get another one each time it is read.
    private static string? ReadId(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ConfigMap Same(ConfigMap now, ConfigMap before) => now.Equals(before) ? before : now;
}

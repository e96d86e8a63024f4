using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>Keeps a page's view and the browser's URL the same: changes are written to the URL, back and forward are read from it.</summary>
/// <remarks>
/// Clicks make an entry in the browser's history at once. What changes by the keystroke or by the pixel replaces the
/// current entry, once it has settled: browsers refuse hundreds of entries in a few seconds.
/// </remarks>
internal sealed class ViewHistory<TView> : IDisposable
    where TView : DashboardView
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(200);

    private readonly ViewUrl<TView> _url;
    private readonly NavigationManager _navigation;
    private readonly string _path;
    private readonly Func<Func<Task>, Task> _dispatch;
    private readonly string _defaults;
    private readonly ITimer _settled;
    private string _written;

    // Written, but not yet reported back: a slow browser still reports the URL before last when the last is written.
    private readonly Queue<string> _unreported = new();

    /// <param name="url">Reads and writes the view.</param>
    /// <param name="navigation">The browser's address.</param>
    /// <param name="time">When a change has settled.</param>
    /// <param name="dispatch">Runs work on the circuit's dispatcher.</param>
    /// <param name="defaults">What a view begins with, as a query string.</param>
    public ViewHistory(ViewUrl<TView> url, NavigationManager navigation, TimeProvider time, Func<Func<Task>, Task> dispatch, string defaults = "")
    {
        _url = url;
        _defaults = defaults;
        _navigation = navigation;
        _dispatch = dispatch;
        _path = new Uri(navigation.Uri).AbsolutePath;
        View = Parse(navigation.Uri);
        _written = _url.Print(_url.Parse(new Uri(navigation.Uri).Query));
        _settled = time.CreateTimer(_ => _ = _dispatch(WriteSettledAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        navigation.LocationChanged += OnLocationChanged;
    }

    /// <summary>The view now.</summary>
    public TView View { get; private set; }

    /// <summary>The user went back or forward to another view.</summary>
    public event Action? Moved;

    /// <summary>A change by a click: an entry of its own in the browser's history.</summary>
    public void Push(TView view)
    {
        WriteSettled();
        View = view;
        Write(replace: false);
    }

    /// <summary>A change by the keystroke or the pixel: replaces the current entry when it has settled.</summary>
    public void Replace(TView view)
    {
        View = view;
        _settled.Change(SettleTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes what the defaults brought into the view, so that the address says all of it; once the page is there.</summary>
    public void WriteDefaults() => Write(replace: true);

    private TView Parse(string uri) => _url.Parse(new Uri(uri).Query, _defaults);

    private Task WriteSettledAsync()
    {
        WriteSettled();
        return Task.CompletedTask;
    }

    private void WriteSettled()
    {
        _settled.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Write(replace: true);
    }

    private void Write(bool replace)
    {
        var query = _url.Print(View, _defaults);
        if (query != _written)
        {
            _written = query;
            _unreported.Enqueue(query);
            _navigation.NavigateTo(_path + query, replace: replace);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        var uri = new Uri(change.Location);
        var view = Parse(change.Location);
        var query = _url.Print(view, _defaults);
        if (uri.AbsolutePath != _path || IsOurs(query))
        {
            return;
        }

        _settled.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _written = query;
        View = view;
        Moved?.Invoke();
    }

    private bool IsOurs(string query)
    {
        var isOurs = query == _written || _unreported.Contains(query);
        while (isOurs && _unreported.TryDequeue(out var reported) && reported != query)
        {
        }

        return isOurs;
    }

    public void Dispose()
    {
        _navigation.LocationChanged -= OnLocationChanged;
        _settled.Dispose();
    }
}

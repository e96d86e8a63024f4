using Dashboard.Web.Experiments.Catalog;
using LiteDB;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Experiments.Catalog;

public sealed class CatalogTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Marks_AfterARestart_AreThere()
    {
        await using (var catalog = await StartAsync())
        {
            await catalog.SetAsync("a", MarkField.Name, "best so far");
            await catalog.SetAsync("a", MarkField.Tags, RunMarks.TagText([" baseline ", "x\ny", "baseline", ""]));
            await catalog.SetAsync("b", MarkField.Pinned, RunMarks.Flag(true));
            await catalog.SetAsync("b", MarkField.Pinned, null);
        }

        await using var again = await StartAsync();
        Assert.Equal(CatalogState.Ready, again.Service.State);
        Assert.Equal("best so far", again.Service.Current.Of("a").Name);
        Assert.Equal(["baseline", "x y"], again.Service.Current.Of("a").Tags!.Value);
        Assert.Same(RunMarks.None, again.Service.Current.Of("b"));
        Assert.Equal(4, again.Service.Current.LastEntry);
    }

    [Fact]
    public async Task Undo_OfAChange_PutsBackWhatIsStillAsItLeftIt()
    {
        await using var catalog = await StartAsync();
        var both = await catalog.Service.ApplyAsync([new("a", MarkField.Note, "one"), new("b", MarkField.Note, "one")], "ada");
        await catalog.SetAsync("b", MarkField.Note, "two");

        var undo = await catalog.Service.UndoAsync(both!.Id, "bob");

        Assert.Equal("", catalog.Service.Current.Of("a").Note);
        Assert.Equal("two", catalog.Service.Current.Of("b").Note);
        Assert.Equal([new MarkChange("a", MarkField.Note, "one", null)], undo!.Changes);
        Assert.Null(await catalog.Service.UndoAsync(both.Id, "bob"));
        await catalog.Service.UndoAsync(undo.Id, "ada");
        Assert.Equal("one", catalog.Service.Current.Of("a").Note);
        await Assert.ThrowsAsync<CatalogException>(() => catalog.Service.UndoAsync(4711, "ada"));
    }

    [Fact]
    public async Task History_OfARun_NamesWhoChangedWhat()
    {
        await using var catalog = await StartAsync();
        var before = DateTimeOffset.UnixEpoch;
        await catalog.SetAsync("a", MarkField.Name, "one");
        await catalog.Service.ApplyAsync([new("a", MarkField.Name, "two"), new("b", MarkField.Colour, "3")], "bob");
        Assert.Null(await catalog.SetAsync("a", MarkField.Name, "two"));

        var all = await catalog.Service.HistoryAsync(null, 10);
        Assert.Equal([2, 1], all.Select(entry => entry.Id));
        Assert.Equal(["bob", "ada"], all.Select(entry => entry.Who));
        Assert.Equal(TimeSpan.Zero, all[0].At.Offset);
        Assert.InRange(all[0].At, all[1].At, all[1].At.AddMinutes(1));
        Assert.True(all[1].At > before);
        Assert.Equal([new("a", MarkField.Name, "one", "two"), new MarkChange("b", MarkField.Colour, null, "3")], all[0].Changes);
        Assert.Equal([2], (await catalog.Service.HistoryAsync("b", 10)).Select(entry => entry.Id));
        Assert.Equal([2], (await catalog.Service.HistoryAsync("a", 1)).Select(entry => entry.Id));
    }

    [Fact]
    public async Task Changes_FromManyThreads_AreAllKept()
    {
        await using (var catalog = await StartAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => catalog.SetAsync($"run-{i % 50}", (MarkField)(1 + (i / 50 % 2)), $"{i}"))));
        }

        await using var again = await StartAsync();
        Assert.Equal(500, again.Service.Current.LastEntry);
        Assert.Equal(50, again.Service.Current.Marks.Count);
        Assert.All(again.Service.Current.Marks.Values, marks => Assert.Equal(2, marks.Texts.Count));
    }

    [Fact]
    public async Task SecondServer_ShowsTheSnapshotSaysSoAndNeverOpensTheDatabase()
    {
        await using var first = await StartAsync();
        await first.SetAsync("a", MarkField.Name, "one");
        await using var second = await StartAsync();
        File.Move(_data.Combine("catalog.db"), _data.Combine("moved.db")); // Whoever opened it now would make it anew.

        Assert.False(second.Service.State.CanEdit);
        Assert.Contains("Another Monitor", second.Service.State.Message, StringComparison.Ordinal);
        await second.WhenAsync(service => service.Current.Of("a").Name == "one");
        await first.SetAsync("a", MarkField.Name, "two");
        await second.WhenAsync(service => service.Current.Of("a").Name == "two");
        var refused = await Assert.ThrowsAsync<CatalogException>(() => second.SetAsync("a", MarkField.Name, "three"));
        Assert.Contains("Another Monitor", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_data.Combine("catalog.db")));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("header")]
    [InlineData("middle")]
    public async Task BrokenDatabase_IsSetAsideAndMadeAgainFromTheSnapshot(string where)
    {
        await using (var catalog = await StartAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(i => catalog.SetAsync($"run-{i}", MarkField.Note, new string('x', 300))));
        }

        Break(where);

        await using var again = await StartAsync();
        Assert.True(again.Service.State.CanEdit);
        Assert.Matches("could not be read .*set aside as catalog.broken.*last snapshot", again.Service.State.Message);
        Assert.Equal(300, again.Service.Current.Marks.Count);
        Assert.Single(Directory.GetFiles(_data.Path, "catalog.broken.*Z.db"));
        await again.SetAsync("run-0", MarkField.Note, "goes on");
    }

    [Fact]
    public async Task OlderDatabase_IsCopiedThenMigrated()
    {
        await using (var catalog = await StartAsync())
        {
            await catalog.SetAsync("a", MarkField.Note, "old");
        }

        var second = new CatalogSchema([.. CatalogSchema.Newest.Migrations, AddGreeting]);
        await using (var catalog = await OpenCatalog.StartAsync(_data.Path, second))
        {
            Assert.Equal("old, welcome", catalog.Service.Current.Of("a").Note);
        }

        var copy = Assert.Single(Directory.GetFiles(_data.Path, "catalog.v1.*.db"));
        using (var backup = new LiteDatabase(copy))
        {
            Assert.Equal(1, backup.UserVersion);
            Assert.Equal("old", CatalogDocuments.ReadMarks(backup.GetCollection("runs").FindById("a")).Note);
        }

        await using var older = await StartAsync();
        Assert.False(older.Service.State.CanEdit);
        Assert.Contains("newer version", older.Service.State.Message, StringComparison.Ordinal);
        Assert.Equal("old, welcome", older.Service.Current.Of("a").Note); // The snapshot is still read.
    }

    [Fact]
    public async Task FailedMigration_LeavesTheCopyAndTheDatabaseAsTheyWere()
    {
        await using (var catalog = await StartAsync())
        {
            await catalog.SetAsync("a", MarkField.Note, "old");
        }

        var failing = new CatalogSchema([.. CatalogSchema.Newest.Migrations, _ => throw new CatalogException("It cannot be migrated.")]);
        await using (var catalog = await OpenCatalog.StartAsync(_data.Path, failing))
        {
            Assert.Equal("It cannot be migrated.", catalog.Service.State.Message);
        }

        await using var again = await StartAsync();
        Assert.Equal("old", again.Service.Current.Of("a").Note);
    }

    [Fact]
    public async Task ReadOnlyServer_ShowsAndRefuses()
    {
        await using (var catalog = await StartAsync())
        {
            await catalog.SetAsync("a", MarkField.Note, "kept");
        }

        await using var readOnly = await OpenCatalog.StartAsync(_data.Path, isReadOnly: true);
        Assert.Equal("kept", readOnly.Service.Current.Of("a").Note);
        await Assert.ThrowsAsync<CatalogException>(() => readOnly.SetAsync("a", MarkField.Note, "changed"));
        Assert.Single(await readOnly.Service.HistoryAsync("a", 10));
    }

    [Fact]
    public async Task LongText_IsRefusedWithItsLength()
    {
        await using var catalog = await StartAsync();
        var refused = await Assert.ThrowsAsync<CatalogException>(() => catalog.SetAsync("a", MarkField.Note, new string('x', RunMarks.MaxLength + 1)));
        Assert.Contains("65,537 characters", refused.Message, StringComparison.Ordinal);
    }

    private Task<OpenCatalog> StartAsync() => OpenCatalog.StartAsync(_data.Path);

    private void Break(string where)
    {
        var path = _data.Combine("catalog.db");
        if (where == "text")
        {
            File.WriteAllText(path, "This is no database.");
            return;
        }

        using var file = new FileStream(path, FileMode.Open);
        file.Position = where == "header" ? 0 : 8192;
        var garbage = new byte[where == "header" ? 64 : 8192 * 6];
        new Random(7).NextBytes(garbage);
        file.Write(garbage);
    }

    private static void AddGreeting(ILiteDatabase database)
    {
        var runs = database.GetCollection("runs");
        foreach (var run in runs.FindAll().ToList())
        {
            runs.Update(CatalogDocuments.Of(run["_id"], CatalogDocuments.ReadMarks(run).With(MarkField.Note, CatalogDocuments.ReadMarks(run).Note + ", welcome")));
        }
    }
}

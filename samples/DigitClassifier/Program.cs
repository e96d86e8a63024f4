using System.CommandLine;
using DigitClassifier;
using Training.Core.Runs;

var logdir = new Option<string>("--logdir") { Description = "Where runs are logged.", DefaultValueFactory = static _ => "runs" };
var name = new Option<string>("--name") { Description = "The run's name.", DefaultValueFactory = static _ => "digits" };
var epochs = new Option<int>("--epochs") { Description = "Epochs to train.", DefaultValueFactory = static _ => 20 };
var items = new Option<int>("--items") { Description = "How many of the digits to use.", DefaultValueFactory = static _ => int.MaxValue };
var seed = new Option<ulong>("--seed") { Description = "Fixes weights, order and augmentation.", DefaultValueFactory = static _ => 1 };
var resume = new Option<bool>("--resume") { Description = "Go on with the run of that name." };
var command = new RootCommand("Trains a small convolutional network on handwritten digits.") { logdir, name, epochs, items, seed, resume };
command.SetAction(given => DigitTraining.Train(new RunOptions { LogDirectory = given.GetValue(logdir)!, Name = given.GetValue(name), Resumes = given.GetValue(resume) }, given.GetValue(epochs), given.GetValue(items), given.GetValue(seed)));
return command.Parse(args).Invoke();
